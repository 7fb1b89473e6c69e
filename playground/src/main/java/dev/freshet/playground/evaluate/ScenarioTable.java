/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import java.io.PrintWriter;
import java.util.Locale;

/** The report, for a person. */
public final class ScenarioTable {

    private static final String ROW = "  %-27s %7s %7s %7s %7s %8s %7s %10s%n";

    private final ScenarioReport report;

    public ScenarioTable(ScenarioReport report) {
        this.report = report;
    }

    public void print(PrintWriter to) {
        to.println();
        to.printf(ROW, "labelled as bad", "cases", "caught", "missed", "recall", "alerts", "false", "precision");
        report.bad().forEach(row -> print(row, to));
        print(report.total(), to);
        to.printf("%n  %-27s %7s %10s%n", "labelled as harmless", "cases", "with alarm");
        report.harmless()
                .forEach((kind, share) ->
                        to.printf(Locale.ROOT, "  %-27s %,7d %,10d%n", kind, share.whole(), share.part()));
        to.printf(Locale.ROOT, "  %-27s %7s %,10d%n", "none of these, alerts", "", report.outOfTheBlue());
        if (report.hasDecisions()) {
            transactions(to);
        }
        to.flush();
    }

    private void transactions(PrintWriter to) {
        Share precision = report.transactionPrecision();
        Share recall = report.transactionRecall();
        to.printf(
                Locale.ROOT,
                "%n  %,d transactions did not simply pass, %,d of them bad (precision %s); %,d were bad (recall %s)%n",
                precision.whole(),
                precision.part(),
                precision.text(),
                recall.whole(),
                recall.text());
    }

    private static void print(ScenarioRow row, PrintWriter to) {
        to.printf(
                ROW,
                row.name(),
                count(row.cases()),
                count(row.caught()),
                count(row.missed()),
                row.recall().text(),
                count(row.alerts()),
                count(row.falseAlerts()),
                row.precision().text());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
