/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

/** One version of something that steers a job. Its id is the key that the topic's contract takes from it. */
public interface ControlDocument {

    /** Rises with every change. */
    long version();

    RuleStatus status();

    /**
     * All that the document says, without when and as which event it was sent, and with equal amounts in equal form: two
     * documents of one id and version with equal content are one document.
     */
    Object content();
}
