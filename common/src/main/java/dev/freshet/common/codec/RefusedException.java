/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.contract.ReasonCode;

/** A record was refused. Carries no stack trace: refusing is an everyday answer, and must stay cheap under garbage. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;

    public RefusedException(ReasonCode reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public ReasonCode reason() {
        return reason;
    }
}
