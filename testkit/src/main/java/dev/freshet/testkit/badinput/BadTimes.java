/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Times that are none, in another unit, out of range, or written with an offset. */
final class BadTimes {

    private final Sample sample;
    private final Sample.Field field;
    private final List<BadCase> cases = new ArrayList<>();

    private BadTimes(Sample sample, Sample.Field field) {
        this.sample = sample;
        this.field = field;
    }

    static List<BadCase> cases(Sample sample, Instant now) {
        List<BadCase> cases = new ArrayList<>();
        for (Sample.Field field : sample.fields(FieldKind::isTime)) {
            cases.addAll(new BadTimes(sample, field).all(now.truncatedTo(ChronoUnit.SECONDS)));
        }
        return cases;
    }

    private List<BadCase> all(Instant now) {
        written(now.minus(Duration.ofMinutes(1)));
        numbers(now.minus(Duration.ofMinutes(1)));
        notTimes();
        future(now);
        return cases;
    }

    private void written(Instant time) {
        String utc = time.toString();
        for (int hours : new int[] {-12, -3, 0, 1, 14}) {
            ZoneOffset offset = hours == -3 ? ZoneOffset.ofHoursMinutes(-3, -30) : ZoneOffset.ofHours(hours);
            String text =
                    DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").format(time.atOffset(offset));
            add("offset " + offset, quoted(text), fits());
        }
        add("lower case", quoted(utc.replace('T', 't').replace('Z', 'z')), fits());
        add("twelve fraction digits", quoted(utc.replace("Z", ".123456789012Z")), fits());
        add("no offset", quoted(utc.replace("Z", "")), rejected("INVALID_TIME"));
        add("zone name", quoted(utc.replace("Z", "[Europe/Berlin]")), rejected("INVALID_TIME"));
        add("space for T", quoted(utc.replace('T', ' ')), rejected("INVALID_TIME"));
        add("date only", quoted(utc.substring(0, 10)), rejected("INVALID_TIME"));
        add("surrounded by spaces", quoted(" " + utc + " "), rejected("INVALID_TIME"));
        // The hour that a clock skips in spring, and one that it shows twice in autumn: an offset makes both
        // unambiguous.
        add("daylight saving gap", quoted("2023-03-26T02:30:00+01:00"), fits());
        add("daylight saving overlap", quoted("2023-10-29T02:30:00+02:00"), fits());
    }

    private void numbers(Instant time) {
        add("milliseconds", Long.toString(time.toEpochMilli()), fits());
        add("seconds", Long.toString(time.getEpochSecond()), rejected("INVALID_TIME"));
        add("zero", "0", rejected("INVALID_TIME"));
        add("negative", "-1", rejected("INVALID_TIME"));
        add("fraction", time.toEpochMilli() + ".5", rejected("INVALID_TIME", "INVALID_NUMBER", "WRONG_TYPE"));
        add("2^63", "9223372036854775808", rejected("INVALID_TIME", "INVALID_NUMBER"));
        add("text of milliseconds", quoted(Long.toString(time.toEpochMilli())), rejected("INVALID_TIME"));
    }

    private void notTimes() {
        for (String text : List.of(
                "",
                " ",
                "yesterday",
                "2024-02-30T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-05-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2024-05-01T12:00:00+24:00",
                "1989-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z")) {
            add("'" + text + "'", quoted(text), rejected("INVALID_TIME"));
        }
    }

    /** Beyond the clock, and beyond any skew that one would allow; must not move the watermark either. */
    private void future(Instant now) {
        Expectation expected = field.kind() == FieldKind.EVENT_TIME
                ? rejected("TIME_IN_FUTURE", "INVALID_TIME")
                : either("TIME_IN_FUTURE", "INVALID_TIME", "RULE_BROKEN");
        String farFuture = now.plus(Duration.ofDays(365)).toString();
        add("in a year", quoted(farFuture), expected, BadCase.Needs.CLOCK);
        add("in a day", quoted(now.plus(Duration.ofDays(1)).toString()), expected, BadCase.Needs.CLOCK);
        add("year 9999", quoted("9999-12-31T23:59:59Z"), expected, BadCase.Needs.CLOCK);
        add("microseconds", now.toEpochMilli() + "000", expected, BadCase.Needs.CLOCK);
    }

    /** A time that is one; a rule of the topic may still compare a time that is not the event's with the event's. */
    private Expectation fits() {
        return field.kind() == FieldKind.EVENT_TIME ? accepted() : either("RULE_BROKEN");
    }

    private void add(String name, String raw, Expectation expected) {
        add(name, raw, expected, BadCase.Needs.VALUE);
    }

    private void add(String name, String raw, Expectation expected, BadCase.Needs needs) {
        cases.add(BadCase.of("time " + name + ":" + field.name(), sample, sample.with(field, raw), expected)
                .needing(needs));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
