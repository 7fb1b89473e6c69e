/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.alert.Severity;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import dev.freshet.common.control.ControlDocument;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule: a detector with its limits, or an expression over features.
 *
 * @param weight what it adds to the score where it fires, from 0 to 1
 * @param windowSeconds how far back the detector looks; null for as far as it does by itself
 * @param limits of the detector, by name; those that are not named are as they are by themselves
 * @param groupKey by what the detector counts; null for the first that it may
 * @param outcome the mildest outcome where it fires, whatever the score; null where the score alone decides
 * @param severity of its alerts; null for a warning
 */
@Description("One version of a rule: a detector with its limits, or an expression over features.")
public record RuleDocument(
        @Size(minimum = 1, maximum = TextKey.LONGEST) String eventId,
        Instant eventTime,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String ruleId,

        @Description("Rises with every change; every decision names it.") @Range(minimum = 1)
        long version,

        RuleStatus status,

        @Description("A pattern that the job knows. Exactly one of detector and expression is present.") @Nullable
        Detector detector,

        @Description("CEL over the features, true where the rule fires.")
        @Size(minimum = 1, maximum = RuleDocument.LONGEST_EXPRESSION)
        @Nullable
        String expression,

        @Description("What it adds to the score where it fires.") @Range(minimum = 0, maximum = 1)
        BigDecimal weight,

        @Description("How far back the detector looks.")
        @Range(minimum = 1, maximum = RuleDocument.LONGEST_WINDOW)
        @Nullable
        Long windowSeconds,

        @Description("The detector's limits, by name.") @Size(maximum = 16) @Nullable
        Map<String, BigDecimal> limits,

        @Description("By what the detector counts.") @Nullable
        GroupKey groupKey,

        @Description("The mildest outcome where it fires, whatever the score.") @Nullable
        Outcome outcome,

        @Description("Of its alerts; a warning where it is absent.") @Nullable
        Severity severity,

        @Description("What it is for, in a sentence.") @Size(maximum = 1_024) @Nullable
        String purpose)
        implements ControlDocument {

    /** In characters. */
    public static final int LONGEST_EXPRESSION = 2_048;

    /** 30 days in seconds: so long raw rows are kept. */
    public static final long LONGEST_WINDOW = 2_592_000;

    /** A limit of the detector: the rule's own, else as the detector has it. */
    public BigDecimal limit(String name) {
        BigDecimal own = limits == null ? null : limits.get(name);
        BigDecimal limit = own == null ? known().defaultLimits().get(name) : own;
        return Objects.requireNonNull(limit, () -> known() + " has no limit " + name);
    }

    /** How far back the detector looks; null where it looks at no window. */
    public @Nullable Duration window() {
        return windowSeconds == null ? known().defaultWindow() : Duration.ofSeconds(windowSeconds);
    }

    /** By what the detector counts. */
    public GroupKey countsBy() {
        return groupKey == null ? known().groups().get(0) : groupKey;
    }

    private Detector known() {
        return Objects.requireNonNull(detector, "an expression has no limits and no window");
    }

    @Override
    public RuleDocument content() {
        return new RuleDocument(
                "",
                Instant.EPOCH,
                ruleId,
                version,
                status,
                detector,
                expression,
                weight.stripTrailingZeros(),
                windowSeconds,
                equalForm(limits),
                groupKey,
                outcome,
                severity,
                purpose);
    }

    private static @Nullable Map<String, BigDecimal> equalForm(@Nullable Map<String, BigDecimal> limits) {
        if (limits == null) {
            return null;
        }
        Map<String, BigDecimal> stripped = new TreeMap<>(limits);
        stripped.replaceAll((name, limit) -> limit.stripTrailingZeros());
        return stripped;
    }
}
