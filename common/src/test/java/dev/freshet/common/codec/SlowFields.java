/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.StrictUtf8.hasLoneSurrogate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.freshet.common.contract.ReasonCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of a tree by the words of the contract, whatever record they are of; part of {@link SlowReader}. */
final class SlowFields {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?([Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private final JsonLimits limits;

    SlowFields(JsonLimits limits) {
        this.limits = limits;
    }

    static @Nullable String text(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        return field.isMissingNode() ? null : text(field);
    }

    static String text(JsonNode field) throws RefusedException {
        require(field.isTextual(), ReasonCode.WRONG_TYPE);
        require(!hasLoneSurrogate(field.textValue()), ReasonCode.INVALID_TEXT);
        return field.textValue();
    }

    static @Nullable Long whole(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        return field.isMissingNode() ? null : whole(field);
    }

    private static Long whole(JsonNode field) throws RefusedException {
        require(field.isNumber(), ReasonCode.WRONG_TYPE);
        try {
            BigDecimal number = field.decimalValue();
            require(number.signum() == 0 || number.precision() - number.scale() <= 19, ReasonCode.INVALID_NUMBER);
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw refused(ReasonCode.INVALID_NUMBER);
        }
    }

    static @Nullable Integer small(JsonNode record, String name) throws RefusedException {
        Long whole = whole(record, name);
        require(whole == null || whole == whole.intValue(), ReasonCode.INVALID_NUMBER);
        return whole == null ? null : whole.intValue();
    }

    static @Nullable Boolean truth(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        require(field.isMissingNode() || field.isBoolean(), ReasonCode.WRONG_TYPE);
        return field.isMissingNode() ? null : field.booleanValue();
    }

    static @Nullable Double floating(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        require(field.isMissingNode() || field.isNumber(), ReasonCode.WRONG_TYPE);
        require(field.isMissingNode() || Double.isFinite(field.doubleValue()), ReasonCode.INVALID_NUMBER);
        return field.isMissingNode() ? null : (Double) field.doubleValue();
    }

    @Nullable
    BigDecimal decimal(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        if (field.isMissingNode()) {
            return null;
        }
        require(field.isNumber() || field.isTextual(), ReasonCode.WRONG_TYPE);
        if (field.isNumber()) {
            return canonical(field.decimalValue());
        }
        require(field.textValue().length() <= limits.numberLength(), ReasonCode.LIMIT_EXCEEDED);
        BigDecimal value = decimal(field.textValue());
        require(value != null, ReasonCode.INVALID_NUMBER);
        return required(value);
    }

    /** The decimal of a text in the form of a JSON number, or null. */
    static @Nullable BigDecimal decimal(String text) {
        try {
            return NUMBER.matcher(text).matches() ? canonical(new BigDecimal(text)) : null;
        } catch (RefusedException | NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal canonical(BigDecimal value) throws RefusedException {
        BigDecimal shortest = value.stripTrailingZeros();
        require(shortest.signum() == 0 || shortest.precision() - shortest.scale() <= 18, ReasonCode.INVALID_NUMBER);
        require(shortest.scale() <= 18, ReasonCode.INVALID_NUMBER);
        return shortest.setScale(Math.max(0, shortest.scale()));
    }

    static @Nullable Instant time(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        if (field.isMissingNode()) {
            return null;
        }
        require(field.isNumber() || field.isTextual(), ReasonCode.WRONG_TYPE);
        try {
            Instant time = field.isNumber() ? Instant.ofEpochMilli(whole(field)) : time(field.textValue());
            require(time != null && inRange(time), ReasonCode.INVALID_TIME);
            return time;
        } catch (RefusedException e) {
            throw refused(ReasonCode.INVALID_TIME);
        }
    }

    private static boolean inRange(Instant time) {
        return !time.isBefore(Instant.parse("1990-01-01T00:00:00Z"))
                && time.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }

    /** The instant of a text in strict RFC 3339, or null. */
    static @Nullable Instant time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
            String fraction = parts.group(3) == null ? "" : parts.group(3).substring(1);
            Instant utc =
                    local.toInstant(ZoneOffset.UTC).plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
            if (parts.group(5) == null) {
                return utc;
            }
            int hours = Integer.parseInt(parts.group(6));
            int minutes = Integer.parseInt(parts.group(7));
            long offset = (hours * 60L + minutes) * 60 * (parts.group(5).equals("+") ? 1 : -1);
            return hours > 23 || minutes > 59 ? null : utc.minusSeconds(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The field, or the missing node where it is absent or null. */
    static JsonNode field(JsonNode record, String name) {
        JsonNode field = record.path(name);
        return field.isNull() ? MissingNode.getInstance() : field;
    }

    static <V> V required(@Nullable V value) throws RefusedException {
        if (value == null) {
            throw refused(ReasonCode.MISSING_FIELD);
        }
        return value;
    }

    static void require(boolean condition, ReasonCode reason) throws RefusedException {
        if (!condition) {
            throw refused(reason);
        }
    }

    static RefusedException refused(ReasonCode reason) {
        return new RefusedException(reason, "refused by the reference");
    }
}
