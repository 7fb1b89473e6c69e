/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

/**
 * Why a record was refused. The names are part of the dead-letter contract: constants are appended, never renamed.
 */
public enum ReasonCode {
    /** A null value on a topic that is not compacted. */
    TOMBSTONE,
    /** No bytes, or white space only. */
    EMPTY,
    /** More bytes than the topic accepts. */
    TOO_LARGE,
    /** Not valid UTF-8: another encoding, a byte order mark, an overlong form, compressed data. */
    NOT_UTF8,
    /** Not exactly one JSON document. */
    MALFORMED_JSON,
    /** One JSON document, but not an object. */
    NOT_AN_OBJECT,
    /** Nested deeper, or with longer names, numbers or texts, than the limits allow. */
    LIMIT_EXCEEDED,
    /** A required field is absent or null. */
    MISSING_FIELD,
    /** A field's value has another JSON type than the contract says. */
    WRONG_TYPE,
    /** A text that is none of the constants that the field allows. */
    UNKNOWN_VALUE,
    /** A number that does not fit: not finite, out of range, or of too large a scale. */
    INVALID_NUMBER,
    /** A text that holds a lone surrogate. */
    INVALID_TEXT,
    /** Neither strict RFC 3339 nor epoch milliseconds, or before 1990. */
    INVALID_TIME,
    /** An event time beyond the wall clock plus the allowed skew. */
    TIME_IN_FUTURE,
    /** Well-formed, but against a rule of the topic's contract; the message names the rule. */
    RULE_BROKEN,
    /** A result whose encoded form is larger than the broker accepts. */
    OUTPUT_TOO_LARGE
}
