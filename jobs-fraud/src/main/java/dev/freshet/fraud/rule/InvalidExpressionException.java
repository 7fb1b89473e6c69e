/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

/** An expression cannot be kept; the message says why and what to do, in one line. */
final class InvalidExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidExpressionException(String message) {
        super(message);
    }
}
