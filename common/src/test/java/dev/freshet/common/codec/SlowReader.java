/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.StrictUtf8.hasLoneSurrogate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.freshet.common.codec.Sale.Buyer;
import dev.freshet.common.codec.Sale.Channel;
import dev.freshet.common.codec.Sale.Line;
import dev.freshet.common.contract.ReasonCode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Sale} the obvious way: the JDK decodes the characters, Jackson databind makes a tree of them, and each field is
 * taken from the tree by the words of the contract. Shares nothing with the codec but the definition of a lone surrogate.
 */
final class SlowReader {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?([Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private final JsonLimits limits;
    private final JsonMapper mapper;

    SlowReader(JsonLimits limits) {
        this.limits = limits;
        this.mapper = JsonMapper.builder(new JsonFactoryBuilder()
                        .streamReadConstraints(limits.constraints())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    Sale read(byte[] json) throws RefusedException {
        JsonNode sale = tree(characters(json));
        if (!sale.isObject()) {
            throw refused(ReasonCode.NOT_AN_OBJECT);
        }
        return new Sale(
                sized(required(text(sale, "event_id")), 1, 64),
                required(time(sale, "event_time")),
                required(channel(sale)),
                currency(sale),
                text(sale, "coupon"),
                required(whole(sale, "sequence")),
                required(small(sale, "attempt")),
                required(truth(sale, "test")),
                required(floating(sale, "score")),
                floating(sale, "weight"),
                truth(sale, "gift"),
                whole(sale, "shop_id"),
                small(sale, "rank"),
                buyer(sale),
                lines(sale),
                labels(sale));
    }

    private static String characters(byte[] json) throws RefusedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            if (text.matches("[ \\t\\r\\n]*")) {
                throw refused(ReasonCode.EMPTY);
            }
            if (text.startsWith("\uFEFF") || (json.length > 1 && json[0] * json[1] == 0)) {
                throw refused(ReasonCode.NOT_UTF8);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw refused(ReasonCode.NOT_UTF8);
        }
    }

    private JsonNode tree(String json) throws RefusedException {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw refused(ReasonCode.MALFORMED_JSON);
        }
    }

    private @Nullable String text(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        return field.isMissingNode() ? null : text(field);
    }

    private static String text(JsonNode field) throws RefusedException {
        require(field.isTextual(), ReasonCode.WRONG_TYPE);
        require(!hasLoneSurrogate(field.textValue()), ReasonCode.INVALID_TEXT);
        return field.textValue();
    }

    private static String sized(String text, int minimum, int maximum) throws RefusedException {
        long length = text.codePoints().count();
        require(length >= minimum && length <= maximum, ReasonCode.RULE_BROKEN);
        return text;
    }

    private @Nullable String currency(JsonNode sale) throws RefusedException {
        String currency = text(sale, "currency");
        require(currency == null || currency.matches("[A-Z]{3}"), ReasonCode.RULE_BROKEN);
        return currency;
    }

    private @Nullable Channel channel(JsonNode sale) throws RefusedException {
        JsonNode field = field(sale, "channel");
        if (field.isMissingNode()) {
            return null;
        }
        require(field.isTextual(), ReasonCode.WRONG_TYPE);
        return switch (field.textValue()) {
            case "web" -> Channel.WEB;
            case "call_centre" -> Channel.CALL_CENTRE;
            default -> throw refused(ReasonCode.UNKNOWN_VALUE);
        };
    }

    private @Nullable Long whole(JsonNode record, String name) throws RefusedException {
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

    private @Nullable Integer small(JsonNode record, String name) throws RefusedException {
        Long whole = whole(record, name);
        require(whole == null || whole == whole.intValue(), ReasonCode.INVALID_NUMBER);
        return whole == null ? null : whole.intValue();
    }

    private @Nullable Boolean truth(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        require(field.isMissingNode() || field.isBoolean(), ReasonCode.WRONG_TYPE);
        return field.isMissingNode() ? null : field.booleanValue();
    }

    private @Nullable Double floating(JsonNode record, String name) throws RefusedException {
        JsonNode field = field(record, name);
        require(field.isMissingNode() || field.isNumber(), ReasonCode.WRONG_TYPE);
        require(field.isMissingNode() || Double.isFinite(field.doubleValue()), ReasonCode.INVALID_NUMBER);
        return field.isMissingNode() ? null : (Double) field.doubleValue();
    }

    private @Nullable BigDecimal decimal(JsonNode record, String name) throws RefusedException {
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

    private @Nullable Instant time(JsonNode record, String name) throws RefusedException {
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

    private @Nullable Buyer buyer(JsonNode sale) throws RefusedException {
        JsonNode buyer = field(sale, "buyer");
        require(buyer.isMissingNode() || buyer.isObject(), ReasonCode.WRONG_TYPE);
        return buyer.isMissingNode() ? null : new Buyer(required(text(buyer, "name")), time(buyer, "since"));
    }

    private List<Line> lines(JsonNode sale) throws RefusedException {
        JsonNode array = field(sale, "lines");
        require(!array.isMissingNode(), ReasonCode.MISSING_FIELD);
        require(array.isArray(), ReasonCode.WRONG_TYPE);
        require(!array.isEmpty() && array.size() <= 3, ReasonCode.RULE_BROKEN);
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : array) {
            require(!line.isNull(), ReasonCode.MISSING_FIELD);
            require(line.isObject(), ReasonCode.WRONG_TYPE);
            lines.add(line(line));
        }
        return lines;
    }

    private Line line(JsonNode line) throws RefusedException {
        String itemId = required(text(line, "item_id"));
        BigDecimal price = required(decimal(line, "price"));
        require(price.signum() >= 0, ReasonCode.RULE_BROKEN);
        long quantity = required(whole(line, "quantity"));
        require(quantity >= 1 && quantity <= 1000, ReasonCode.RULE_BROKEN);
        return new Line(itemId, price, quantity, decimal(line, "discount"));
    }

    private @Nullable Map<String, String> labels(JsonNode sale) throws RefusedException {
        JsonNode object = field(sale, "labels");
        if (object.isMissingNode()) {
            return null;
        }
        require(object.isObject(), ReasonCode.WRONG_TYPE);
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : object.properties()) {
            require(!hasLoneSurrogate(label.getKey()), ReasonCode.INVALID_TEXT);
        }
        for (Map.Entry<String, JsonNode> label : object.properties()) {
            require(!label.getValue().isNull(), ReasonCode.MISSING_FIELD);
            labels.put(label.getKey(), text(label.getValue()));
        }
        return labels;
    }

    /** The field, or the missing node where it is absent or null. */
    private static JsonNode field(JsonNode record, String name) {
        JsonNode field = record.path(name);
        return field.isNull() ? MissingNode.getInstance() : field;
    }

    private static <V> V required(@Nullable V value) throws RefusedException {
        if (value == null) {
            throw refused(ReasonCode.MISSING_FIELD);
        }
        return value;
    }

    private static void require(boolean condition, ReasonCode reason) throws RefusedException {
        if (!condition) {
            throw refused(reason);
        }
    }

    private static RefusedException refused(ReasonCode reason) {
        return new RefusedException(reason, "refused by the reference");
    }
}
