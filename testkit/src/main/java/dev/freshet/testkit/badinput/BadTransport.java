/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What Kafka itself carries beside key and value. */
final class BadTransport {

    private BadTransport() {}

    static List<BadCase> cases(Sample sample) {
        byte[] key = sample.key().getBytes(UTF_8);
        List<Header> headers = List.of(
                new RecordHeader("unknown", "x".getBytes(UTF_8)),
                new RecordHeader("unknown", new byte[] {(byte) 0xFF, 0}),
                new RecordHeader("", (byte[]) null));
        return List.of(
                new BadCase("unknown-headers", key, sample.bytes(), headers, accepted(), BadCase.Needs.BROKER),
                new BadCase(
                        "aborted-transaction",
                        key,
                        sample.bytes(),
                        List.of(),
                        Expectation.NOTHING,
                        BadCase.Needs.BROKER));
    }
}
