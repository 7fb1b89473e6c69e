/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.Sale.Line;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.schema.SchemaCheck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonSchemaTest {

    private static final Logger LOG = LoggerFactory.getLogger(JsonSchemaTest.class);

    /** What a schema can say only in words, or not at all. */
    private static final Set<ReasonCode> BEYOND_A_SCHEMA = EnumSet.of(
            ReasonCode.TOO_LARGE,
            ReasonCode.LIMIT_EXCEEDED,
            ReasonCode.INVALID_TEXT,
            ReasonCode.INVALID_TIME,
            ReasonCode.INVALID_NUMBER);

    /** A payment. */
    @Description("Money moved.")
    public record Payment(
            @Description("Amount in the account's currency.") @Range(minimum = 0)
            BigDecimal amount,

            @Nullable Instant bookedAt,
            @Nullable Kind kind) {

        /** How it was paid. */
        public enum Kind {
            CARD,
            DIRECT_DEBIT
        }
    }

    private static final Topic<Payment> PAYMENTS = Topic.events("bank.payments.v1", Payment.class)
            .purpose("Payments as they are booked.")
            .rule(new ContractRule<>("a card payment has a time", payment -> payment.bookedAt() != null));

    @Test
    void saysWhatATopicAccepts() {
        assertThat(JsonSchema.of(PAYMENTS)).isEqualTo("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "bank.payments.v1",
              "description": "Payments as they are booked. Money moved. Rule: a card payment has a time.",
              "type": "object",
              "properties": {
                "amount": {
                  "anyOf": [
                    {
                      "type": "number",
                      "minimum": 0,
                      "exclusiveMaximum": 1000000000000000000
                    },
                    {
                      "type": "string",
                      "pattern": "^((0|[1-9][0-9]*)(\\\\.[0-9]+)?|-0(\\\\.0+)?)([eE][+-]?[0-9]+)?$",
                      "maxLength": 64
                    }
                  ],
                  "description": "Amount in the account's currency."
                },
                "booked_at": {
                  "anyOf": [
                    {
                      "type": "string",
                      "format": "date-time",
                      "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
                    },
                    {
                      "type": "integer",
                      "minimum": 631152000000,
                      "maximum": 253402300799999
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "kind": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "enum": [
                    "card",
                    "direct_debit",
                    null
                  ]
                }
              },
              "required": [
                "amount"
              ]
            }
            """);
    }

    @Test
    void saysWhatATopicWrites() {
        assertThat(JsonSchema.of(Topic.output("bank.balances.v1", Payment.class)))
                .isEqualTo("""
                    {
                      "$schema": "https://json-schema.org/draft/2020-12/schema",
                      "title": "bank.balances.v1",
                      "description": "Money moved.",
                      "type": "object",
                      "properties": {
                        "amount": {
                          "type": "number",
                          "minimum": 0,
                          "description": "Amount in the account's currency."
                        },
                        "booked_at": {
                          "type": "string",
                          "format": "date-time",
                          "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\\\.[0-9]+)?Z$"
                        },
                        "kind": {
                          "type": "string",
                          "enum": [
                            "card",
                            "direct_debit"
                          ]
                        }
                      },
                      "required": [
                        "amount"
                      ]
                    }
                    """);
    }

    @Test
    void acceptsWhatTheCodecAcceptsAndWrites() {
        long seed = Long.getLong("freshet.seed", new Random().nextLong());
        LOG.info("seed {}", seed);
        DocumentFuzz fuzz = new DocumentFuzz(seed);
        RecordCodec<Sale> codec = RecordCodec.of(Sale.class, JsonLimits.DEFAULT);
        SchemaCheck read = new SchemaCheck(asRead(Sale.class));
        SchemaCheck written = new SchemaCheck(JsonSchema.of(Topic.output("shop.sales.v1", Sale.class)));
        int accepted = 0;
        int refused = 0;

        for (int i = 0; i < 6_000; i++) {
            byte[] json = fuzz.next();
            try {
                Sale sale = codec.decode(json);
                assertThat(read.problems(json))
                        .as("seed %d: %s", seed, new String(json, UTF_8))
                        .isEmpty();
                assertThat(written.problems(codec.encode(sale)))
                        .as("seed %d: %s", seed, sale)
                        .isEmpty();
                accepted++;
            } catch (RefusedException e) {
                if (isForSchema(e.reason())) {
                    assertThat(read.isBrokenAt(place(e), json))
                            .as("seed %d: %s: %s", seed, e.getMessage(), new String(json, UTF_8))
                            .isTrue();
                    refused++;
                }
            }
        }

        assertThat(accepted).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(500);
    }

    /** Where the codec has found the fault: the place before the colon, nothing where it refuses the record as a whole. */
    private static String place(RefusedException refusal) {
        String message = requireNonNull(refusal.getMessage());
        int colon = message.indexOf(':');
        return colon < 0 ? "" : message.substring(0, colon).replaceFirst("\\[…].*", "");
    }

    private static boolean isForSchema(ReasonCode reason) {
        return switch (reason) {
            case EMPTY, NOT_UTF8, MALFORMED_JSON -> false;
            default -> !BEYOND_A_SCHEMA.contains(reason);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"item_id":"a","price":1,"quantity":0}          | quantity minimum
        {"item_id":"a","price":1,"quantity":1001}       | quantity maximum
        {"item_id":"a","price":-0.01,"quantity":1}      | price minimum, price type
        {"item_id":"a","price":1e18,"quantity":1}       | price exclusiveMaximum, price type
        {"item_id":"a","price":1e400,"quantity":1}      | price exclusiveMaximum, price type
        {"item_id":"a","price":"-1","quantity":1}       | price pattern, price type
        {"item_id":"a","price":"-0.01","quantity":1}    | price pattern, price type
        {"item_id":"a","price":"+1","quantity":1}       | price pattern, price type
        {"item_id":"a","price":"NaN","quantity":1}      | price pattern, price type
        {"item_id":"a","price":1,"quantity":1.5}        | quantity type
        {"item_id":"a","price":1,"quantity":"1"}        | quantity type
        {"item_id":null,"price":1,"quantity":1}         | item_id type
        {"price":1,"quantity":1}                        | item_id required
        """)
    void refusesWhatTheCodecRefuses(String json, String violations) {
        assertThat(new SchemaCheck(asRead(Line.class)).violations(json.getBytes(UTF_8)))
                .containsExactly(violations.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0                      | booked_at minimum, booked_at type
        1772359200             | booked_at minimum, booked_at type
        253402300800000        | booked_at maximum, booked_at type
        1772359200000.5        | booked_at type
        true                   | booked_at type
        "2026-03-01"           | booked_at pattern, booked_at type
        "2026-03-01T10:00:60Z" | booked_at pattern, booked_at type
        "2026-03-01 10:00:00Z" | booked_at pattern, booked_at type
        "2026-13-01T10:00:00Z" | booked_at pattern, booked_at type
        "2026-03-01T10:00:00"  | booked_at pattern, booked_at type
        "1772359200000"        | booked_at pattern, booked_at type
        """)
    void refusesTimesThatTheCodecRefuses(String json, String violations) {
        byte[] payment = ("{\"amount\":1,\"booked_at\":" + json + "}").getBytes(UTF_8);

        assertThat(new SchemaCheck(JsonSchema.of(PAYMENTS)).violations(payment))
                .containsExactly(violations.split(", "));
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(asRead(Sale.class)).isEqualTo(asRead(Sale.class));
    }

    private static String asRead(Class<?> record) {
        return JsonSchema.of(Topic.events("shop.read.v1", record));
    }
}
