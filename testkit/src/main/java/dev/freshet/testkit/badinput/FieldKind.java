/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

/** What a field holds; decides which cases of the catalogue are made for it. */
public enum FieldKind {
    /** Free text. */
    TEXT,
    /** Text that identifies something, so that it may become a key. */
    ID,
    /** One of a fixed list of texts. */
    CONSTANT,
    /** True or false. */
    FLAG,
    /** The record's event time, which may not lie in the future. */
    EVENT_TIME,
    /** Another time, which may. */
    TIME,
    /** An exact decimal of either sign. */
    DECIMAL,
    /** An exact decimal that may not be negative. */
    AMOUNT,
    /** A 64-bit whole number of either sign. */
    INTEGER,
    /** A whole number of at least one. */
    COUNT;

    boolean isTime() {
        return this == EVENT_TIME || this == TIME;
    }

    boolean isDecimal() {
        return this == DECIMAL || this == AMOUNT;
    }

    boolean isWhole() {
        return this == INTEGER || this == COUNT;
    }

    boolean isText() {
        return this == TEXT || this == ID;
    }

    boolean isNegativeRefused() {
        return this == AMOUNT || this == COUNT;
    }
}
