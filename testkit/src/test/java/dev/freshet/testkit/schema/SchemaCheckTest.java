/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    private final SchemaCheck check = new SchemaCheck("""
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["amount"],
         "properties":{"amount":{"type":"number","exclusiveMaximum":1000000000000000000},
         "items":{"items":{"anyOf":[{"type":"integer","minimum":1},{"type":"null"}]}}}}\
        """);

    @Test
    void saysWhatADocumentBreaks() {
        assertThat(problems("{\"amount\":1.5,\"other\":true}")).isEmpty();
        assertThat(problems("{}")).singleElement().asString().contains("'amount' not found");
        assertThat(problems("[]")).singleElement().asString().contains("object expected");
    }

    @Test
    void saysWhereADocumentBreaksWhat() {
        byte[] json = "{\"items\":[null,0]}".getBytes(UTF_8);

        assertThat(check.violations(json)).containsExactly("amount required", "items[1] minimum", "items[1] type");
        assertThat(check.isBrokenAt("items[1]", json)).isTrue();
        assertThat(check.isBrokenAt("items", json)).isTrue();
        assertThat(check.isBrokenAt("", json)).isTrue();
        assertThat(check.isBrokenAt("items[0]", json)).isFalse();
        assertThat(check.isBrokenAt("item", json)).isFalse();
        assertThat(check.isBrokenAt("", "{\"amount\":1}".getBytes(UTF_8))).isFalse();
    }

    /** As doubles the two would be one number. */
    @Test
    void comparesNumbersExactly() {
        assertThat(problems("{\"amount\":999999999999999999.999999999999999999}"))
                .isEmpty();
        assertThat(problems("{\"amount\":1000000000000000000.0}")).hasSize(1);
    }

    @Test
    void refusesToJudgeWhatIsNoJson() {
        assertThatThrownBy(() -> problems("{")).hasMessage("not a JSON document");
    }

    private List<String> problems(String json) {
        return check.problems(json.getBytes(UTF_8));
    }
}
