/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static dev.freshet.testkit.badinput.FieldKind.AMOUNT;
import static dev.freshet.testkit.badinput.FieldKind.CONSTANT;
import static dev.freshet.testkit.badinput.FieldKind.COUNT;
import static dev.freshet.testkit.badinput.FieldKind.EVENT_TIME;
import static dev.freshet.testkit.badinput.FieldKind.FLAG;
import static dev.freshet.testkit.badinput.FieldKind.ID;
import static dev.freshet.testkit.badinput.FieldKind.INTEGER;
import static dev.freshet.testkit.badinput.FieldKind.TEXT;
import static dev.freshet.testkit.badinput.FieldKind.TIME;

import dev.freshet.testkit.badinput.Sample;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * One record of every topic that is read, with all its fields. Its times are just before noon of 2024-05-01. Positions, weights
 * and limits are not named as fields: the catalogue has no cases for what they are.
 */
final class ContractSamples {

    static final Sample TRANSACTION = Sample.of("anna", """
        {"event_id":"e1","event_time":"2024-05-01T11:59:00Z","transaction_id":"t1","account_id":"anna",\
        "card_token":"card-1","amount":12.5,"currency":"EUR","type":"purchase","merchant_id":"shop","mcc":"5411",\
        "terminal_id":"till-3","entry_mode":"chip","latitude":52.5,"longitude":13.4,"country":"DE",\
        "device_id":"phone","ip":"192.0.2.1"}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .required("/transaction_id", ID)
            .required("/account_id", ID)
            .optional("/card_token", ID)
            .required("/amount", AMOUNT)
            .required("/currency", ID)
            .required("/type", CONSTANT)
            .optional("/merchant_id", ID)
            .optional("/mcc", ID)
            .optional("/terminal_id", ID)
            .optional("/entry_mode", ID)
            .optional("/country", ID)
            .optional("/device_id", ID)
            .optional("/ip", ID);

    static final Sample LOGIN = Sample.of("anna", """
        {"event_id":"l1","event_time":"2024-05-01T11:59:00Z","account_id":"anna","success":true,"ip":"192.0.2.1",\
        "country":"DE","city":"Berlin","latitude":52.5,"longitude":13.4,"asn":3320,"device_id":"phone",\
        "user_agent":"Mozilla/5.0"}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .required("/account_id", ID)
            .required("/success", FLAG)
            .required("/ip", ID)
            .optional("/country", ID)
            .optional("/asn", INTEGER)
            .optional("/device_id", ID)
            .optional("/user_agent", TEXT);

    static final Sample LABEL = Sample.of("anna", """
        {"event_id":"b1","event_time":"2024-05-01T11:59:00Z","transaction_id":"t1","account_id":"anna",\
        "terminal_id":"till-3","transaction_time":"2024-04-24T09:00:00Z","label":"fraud"}\
        """)
            .required("/event_id", ID)
            .required("/transaction_id", ID)
            .required("/account_id", ID)
            .optional("/terminal_id", ID)
            .required("/label", CONSTANT);

    static final Sample DETECTOR_RULE = Sample.of("spike", """
        {"event_id":"r1","event_time":"2024-05-01T11:59:00Z","rule_id":"spike","version":3,"status":"shadow",\
        "detector":"velocity","weight":0.5,"window_seconds":3600,"limits":{"count":10},"group_key":"account",\
        "outcome":"review","severity":"critical","purpose":"Somebody is in a hurry."}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .required("/rule_id", ID)
            .required("/version", COUNT)
            .required("/status", CONSTANT)
            .optional("/detector", CONSTANT)
            .optional("/window_seconds", COUNT)
            .optional("/group_key", CONSTANT)
            .optional("/outcome", CONSTANT)
            .optional("/severity", CONSTANT)
            .onCompactedTopic();

    static final Sample LIST_ENTRY = Sample.of("block|device|phone", """
        {"event_id":"n1","event_time":"2024-05-01T11:59:00Z","list":"block","kind":"device","value":"phone",\
        "version":2,"expires_at":"2036-05-01T00:00:00Z"}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .required("/list", CONSTANT)
            .required("/kind", CONSTANT)
            .required("/value", ID)
            .optional("/version", COUNT)
            .optional("/expires_at", TIME)
            .onCompactedTopic();

    static final Sample CASE_COMMAND = Sample.of("anna", """
        {"event_id":"c1","event_time":"2024-05-01T11:59:00Z",\
        "alert_id":"velocity|2024-05-01T11:00:00Z|anna","account_id":"anna","command":"acknowledge","actor":"ben"}\
        """)
            .required("/event_id", ID)
            .required("/event_time", EVENT_TIME)
            .optional("/alert_id", ID)
            .optional("/account_id", ID)
            .required("/command", CONSTANT)
            .required("/actor", ID);

    private ContractSamples() {}

    /** The sample with an id of its own, which is the transaction's too, and of another time. */
    static Sample with(Sample sample, String id, Instant time) {
        String json = sample.json()
                .replaceFirst("\"event_id\":\"[^\"]*\"", "\"event_id\":\"" + id + "\"")
                .replace("\"t1\"", "\"" + id + "\"")
                .replace("2024-05-01T11:59:00Z", time.toString());
        return new Sample(sample.key(), json, sample.fields(), sample.compacted());
    }

    /** Topic and sample of everything that is read. */
    static Stream<Arguments> ofInputs() {
        return Stream.of(
                Arguments.of(FraudTopics.TRANSACTIONS, TRANSACTION),
                Arguments.of(FraudTopics.LOGINS, LOGIN),
                Arguments.of(FraudTopics.LABELS, LABEL),
                Arguments.of(FraudTopics.RULES, DETECTOR_RULE),
                Arguments.of(FraudTopics.LISTS, LIST_ENTRY),
                Arguments.of(FraudTopics.CASE_COMMANDS, CASE_COMMAND));
    }
}
