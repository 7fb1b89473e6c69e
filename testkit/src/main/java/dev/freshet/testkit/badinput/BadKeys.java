/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka keys and ids that are empty, long, or full of control characters. Where there is a value, the Kafka key only chose the partition. */
final class BadKeys {

    private BadKeys() {}

    static List<BadCase> cases(Sample sample) {
        List<BadCase> cases = new ArrayList<>();
        cases.add(keyed("null-key", null, sample));
        cases.add(keyed("empty-key", "", sample));
        cases.add(keyed("10-kb-key", "k".repeat(10 * 1024), sample));
        cases.add(keyed("control-characters-key", "a\u0000\u001b[2J\n", sample));
        if (sample.compacted()) {
            cases.add(tombstone("tombstone of 10-kb-key", "k".repeat(10 * 1024).getBytes(UTF_8), "LIMIT_EXCEEDED"));
            cases.add(tombstone("tombstone of not-utf8-key", new byte[] {'a', (byte) 0xC3, '('}, "NOT_UTF8"));
        }
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("empty-id", "");
        ids.put("blank-id", " ");
        ids.put("10-kb-id", "k".repeat(10 * 1024));
        ids.put("control-characters-id", "a\\u0001\\u001b[2J\\n");
        for (Sample.Field field : sample.fields(kind -> kind == FieldKind.ID)) {
            ids.forEach((name, id) -> cases.add(BadCase.of(
                    name + ":" + field.name(),
                    sample,
                    sample.with(field, "\"" + id + "\""),
                    either("RULE_BROKEN", "MISSING_FIELD", "INVALID_TEXT", "LIMIT_EXCEEDED"))));
        }
        return cases;
    }

    /** Here the key is all that there is. */
    private static BadCase tombstone(String name, byte[] key, String reason) {
        return new BadCase(name, key, null, List.of(), rejected(reason), BadCase.Needs.BROKER);
    }

    private static BadCase keyed(String name, @Nullable String key, Sample sample) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        return new BadCase(name, bytes, sample.bytes(), List.of(), accepted(), BadCase.Needs.BROKER);
    }
}
