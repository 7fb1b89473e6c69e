/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.doctor;

/**
 * What the doctor found of one subject.
 *
 * @param advice what to do; empty where all is well
 */
record Finding(Verdict verdict, String subject, String found, String advice) {

    enum Verdict {
        GOOD,
        /** Works, but not for everything or not well. */
        WARNING,
        BAD
    }

    static Finding good(String subject, String found) {
        return new Finding(Verdict.GOOD, subject, found, "");
    }
}
