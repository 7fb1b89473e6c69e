/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checks of alerts and dashboard are worth what these find. */
class PromQueryTest {

    @Test
    void findsWhatAQueryReadsAndNothingElse() {
        PromQuery query = new PromQuery(
                "test",
                "sum by (job_name, le) (rate(a_b:c{x=\"1\",y=~\".+\"}[5m])) / 1e3 > 0.5 and on (job_name)"
                        + " deriv(max(d)[15m:1m]) unless ({__name__=~\"f_.+\"} - clamp_min(g, 0)) or h");

        assertThat(query.selectors())
                .extracting(Selector::text)
                .containsExactly("a_b:c{x=\"1\",y=~\".+\"}", "d", "{__name__=~\"f_.+\"}", "g", "h");
    }

    @Test
    void aSelectorWantsNameAndAllLabels() {
        Sample sample = new Sample("late", Map.of("operator_name", "events_entry"));

        assertThat(selector("late").selects(sample)).isTrue();
        assertThat(selector("lat").selects(sample)).isFalse();
        assertThat(selector("late{operator_name=\"events_entry\"}").selects(sample))
                .isTrue();
        assertThat(selector("late{operator_name=\"events-entry\"}").selects(sample))
                .isFalse();
        assertThat(selector("late{operator_name=~\"events\"}").selects(sample)).isFalse();
        assertThat(selector("late{operator_name!=\"other\",subtask=\"\"}").selects(sample))
                .isTrue();
        assertThat(selector("{__name__=~\"la.+\",operator_name!~\"x.*\"}").selects(sample))
                .isTrue();
        assertThat(selector("{__name__=~\"x.+\"}").selects(sample)).isFalse();
    }

    @Test
    void readsAScrape() {
        List<Sample> samples = Sample.all("# HELP a b\na 1.0\nb{c=\"d e\",f=\"\",} -9.2E18\n");

        assertThat(samples).containsExactly(new Sample("a", Map.of()), new Sample("b", Map.of("c", "d e", "f", "")));
    }

    private static Selector selector(String text) {
        return new PromQuery("test", text).selectors().get(0);
    }
}
