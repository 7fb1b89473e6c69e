/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.util.List;

/**
 * A job must not start. The message lists every fault found and what to do about each; there is no stack trace, because it
 * would only hide the message.
 */
public final class PreflightException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    PreflightException(List<String> faults) {
        super("the job cannot start:\n  - " + String.join("\n  - ", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
