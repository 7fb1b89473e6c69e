/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.contract.ReasonCode;

/**
 * Stands in the place of a value that cannot be read. It is returned, not thrown, because a later field of the same name may
 * still replace it.
 *
 * @param path where in the record, such as {@code items[3].price}; empty for the value itself
 * @param problem what has to be mended; never payload
 */
record Refusal(ReasonCode reason, String path, String problem) {

    static Refusal of(ReasonCode reason, String problem) {
        return new Refusal(reason, "", problem);
    }

    static Refusal wrongType(String expected) {
        return of(ReasonCode.WRONG_TYPE, "must be " + expected);
    }

    static Refusal rule(String problem) {
        return of(ReasonCode.RULE_BROKEN, problem);
    }

    /** The same refusal seen from the value that holds this one as {@code step}. */
    Refusal at(String step) {
        String inner = path.isEmpty() || path.startsWith("[") ? path : "." + path;
        return new Refusal(reason, step + inner, problem);
    }

    RefusedException exception() {
        return new RefusedException(reason, path.isEmpty() ? problem : path + ": " + problem);
    }
}
