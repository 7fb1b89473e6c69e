/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsReferenceTest {

    private final List<Wanted> wanted = new ArrayList<>();
    private final List<JsonNode> commands = new ArrayList<>();

    @Test
    void says() {
        want("block", "t-1", "10:00:00");
        commands.add(Bank.command("c-1", "10:01:00", "unblock"));

        assertThat(Bank.rows(CommandsReference.rows(wanted, commands)))
                .containsExactly(
                        "{action_id:block|t-1|anna,rule_version:1,type:block,target:anna,dry_run:false,shadow:false,"
                                + "holdout:false,decided_at:@10:00:00,expires_at:2026-03-03T10:00:00Z,rule_id:large,"
                                + "currency:EUR,subjects:[t-1],figures:{amount:7,score:0.9}}",
                        "{action_id:unblock|c-1|anna,rule_version:1,type:unblock,target:anna,dry_run:false,shadow:false,"
                                + "holdout:false,decided_at:@10:01:00,expires_at:2026-03-03T10:01:00Z,"
                                + "rule_id:case-command,subjects:[],figures:{}}");
    }

    @Test
    void anAccountCoolsDownAfterABlock() {
        want("block", "t-1", "10:00:00");
        want("block", "t-2", "10:04:59.999");
        want("step_up", "t-3", "10:04:59.999");
        want("block", "t-4", "10:05:00");

        assertThat(told()).containsExactly("block|t-1|anna", "block|t-4|anna");
    }

    @Test
    void aStepUpHoldsBackOthersAndNoBlock() {
        want("step_up", "t-1", "10:00:00");
        want("step_up", "t-2", "10:04:59.999");
        want("block", "t-3", "10:04:59.999");
        want("step_up", "t-4", "10:09:59.999");

        assertThat(told()).containsExactly("block|t-3|anna", "step_up|t-1|anna", "step_up|t-4|anna");
    }

    @Test
    void whoIsUnblockedIsLeftAloneForAWhile() {
        want("block", "t-1", "10:00:00");
        commands.add(Bank.command("c-1", "10:03:00", "unblock"));
        commands.add(Bank.command("c-2", "10:03:00", "close"));
        want("block", "t-2", "10:07:59.999");
        want("block", "t-3", "10:08:00");

        assertThat(told()).containsExactly("block|t-1|anna", "block|t-3|anna", "unblock|c-1|anna");
    }

    private void want(String type, String id, String time) {
        wanted.add(new Wanted(type, Payment.of(Bank.payment(id, time, "7")), "large", new BigDecimal("0.9")));
    }

    private List<String> told() {
        return CommandsReference.rows(wanted, commands).keySet().stream()
                .sorted()
                .toList();
    }
}
