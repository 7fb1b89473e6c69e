/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

/** An endless sequence of records in the order in which they are sent. Not safe for use by several threads. */
public interface Traffic {

    GeneratedRecord next();
}
