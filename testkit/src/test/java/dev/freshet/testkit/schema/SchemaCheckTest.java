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
         "properties":{"amount":{"type":"number","exclusiveMaximum":1000000000000000000}}}\
        """);

    @Test
    void saysWhatADocumentBreaks() {
        assertThat(problems("{\"amount\":1.5,\"other\":true}")).isEmpty();
        assertThat(problems("{}")).singleElement().asString().contains("'amount' not found");
        assertThat(problems("[]")).singleElement().asString().contains("object expected");
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
