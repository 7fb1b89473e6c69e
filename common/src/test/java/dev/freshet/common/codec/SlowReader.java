/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.SlowFields.field;
import static dev.freshet.common.codec.SlowFields.floating;
import static dev.freshet.common.codec.SlowFields.refused;
import static dev.freshet.common.codec.SlowFields.require;
import static dev.freshet.common.codec.SlowFields.required;
import static dev.freshet.common.codec.SlowFields.small;
import static dev.freshet.common.codec.SlowFields.text;
import static dev.freshet.common.codec.SlowFields.time;
import static dev.freshet.common.codec.SlowFields.truth;
import static dev.freshet.common.codec.SlowFields.whole;
import static dev.freshet.common.codec.StrictUtf8.hasLoneSurrogate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.common.codec.Sale.Buyer;
import dev.freshet.common.codec.Sale.Channel;
import dev.freshet.common.codec.Sale.Line;
import dev.freshet.common.contract.ReasonCode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Sale} the obvious way: the JDK decodes the characters, Jackson databind makes a tree of them, and each field is
 * taken from the tree by the words of the contract. Shares nothing with the codec but the definition of a lone surrogate.
 */
final class SlowReader {

    private final SlowFields fields;
    private final JsonMapper mapper;

    SlowReader(JsonLimits limits) {
        this.fields = new SlowFields(limits);
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
        BigDecimal price = required(fields.decimal(line, "price"));
        require(price.signum() >= 0, ReasonCode.RULE_BROKEN);
        long quantity = required(whole(line, "quantity"));
        require(quantity >= 1 && quantity <= 1000, ReasonCode.RULE_BROKEN);
        return new Line(itemId, price, quantity, fields.decimal(line, "discount"));
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
}
