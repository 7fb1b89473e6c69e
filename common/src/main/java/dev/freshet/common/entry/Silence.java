/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

/** What those behind an entry hear of it when its whole input is silent. */
public enum Silence {
    /**
     * Nothing: time stands still until the input goes on, for everybody who waits for this input. For whom a record that comes
     * behind the watermark would be wrong.
     */
    STOPS_TIME,
    /**
     * That it is idle: who has other inputs goes on with them. A record that ends the silence may come behind their time. For
     * whom decides on arrival, and has an input that may be silent for days.
     */
    IS_TOLD
}
