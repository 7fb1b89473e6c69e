/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.action;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done, once.
 *
 * <p>The form is one for the whole suite, so that one consumer can read every job's. It is told once and never taken back. Who
 * carries actions out leaves alone those that are marked ({@link #isToBeDone}).
 *
 * @param actionId of what is decided and not of the deciding: the same in a replay, and under another version of the rule
 * @param ruleId what decided it; unique within the job
 * @param ruleVersion of the rule that decided it
 * @param type what is to be done, in the words of the job
 * @param target to whom or to what
 * @param reason one line for a person; its words may change in any release
 * @param subjects what it is about, such as items; of which kind, {@code type} says
 * @param figures what the one who does it needs to know, by a name that the type never gives another meaning
 * @param currency of the amounts among them; null where there is none
 * @param dryRun whether the rule only rehearses
 * @param shadow whether the rule is only being tried out
 * @param holdout whether the target is left alone, to be compared with others
 * @param decidedAt event time of what decided it
 * @param expiresAt from when on it is too late; null where it never is
 */
@Description(
        "Something that is to be done, once. Carry it out unless dry_run, shadow or holdout is set or expires_at has passed.")
public record Action(
        @Description("The same in a replay, and under another version of the rule.")
        String actionId,

        @Description("What decided it; unique within the job.")
        String ruleId,

        @Description("Of the rule that decided it.") @Range(minimum = 1)
        long ruleVersion,

        @Description("What is to be done.") String type,
        @Description("To whom or to what.") String target,

        @Description("One line for a person; its words may change in any release.")
        String reason,

        @Description("What it is about, such as items.") List<String> subjects,

        @Description("What the one who does it needs to know, by name.")
        Map<String, BigDecimal> figures,

        @Description("ISO 4217, of the amounts among the figures.") @CurrencyCode @Nullable
        String currency,

        @Description("The rule only rehearses: not to be done.")
        boolean dryRun,

        @Description("The rule is only being tried out: not to be done.")
        boolean shadow,

        @Description("The target is left alone, to be compared with others: not to be done.")
        boolean holdout,

        @Description("Event time of what decided it.") Instant decidedAt,

        @Description("Exclusive; absent where it is never too late.") @Nullable
        Instant expiresAt) {

    /** Whether nothing but time can speak against it. */
    public boolean isToBeDone() {
        return !dryRun && !shadow && !holdout;
    }

    /**
     * The actions of a job. The Kafka key is the target, so that all that is to be done to it stays in order.
     *
     * @param name such as {@code ecommerce.actions.v1}
     */
    public static Topic<Action> topic(String name) {
        return Topic.output(name, Action.class)
                .purpose("What is to be done, and why.")
                .key(Action::target)
                .id(Action::actionId)
                .time(Action::decidedAt);
    }
}
