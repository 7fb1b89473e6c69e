/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A way to break a record so that the job must refuse it. */
public interface Damage {

    /** What is wrong, for a person. */
    String description();

    /** The damaged record, without a line feed; the argument is changed. */
    byte[] of(ObjectNode body);
}
