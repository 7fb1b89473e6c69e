/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.ecommerce.orders.OrderEntries.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of one transaction: which rows and changes follow from an event, or from time that has passed.
 *
 * <p>An event id has one row. Where events share an id, the first by {@link OrderEvent#PRECEDENCE} has it. Every row under an
 * id has the next revision, whichever event it tells of and whatever became of it.
 *
 * <p>An event that comes again with a newer answer to who the shopper is takes the place of itself: its change is taken back
 * and made again for the other shopper, which adds up to nothing, and its row follows.
 *
 * <p>Of several purchases the first counts. Each other has a row that is superseded: at once if it comes after the winner,
 * else when the winner displaces it, and then its change is taken back at its own time. A refund changes the totals at once,
 * at its own time and as reported; its row follows {@link OrderLedger} and is corrected whenever the verdict changes.
 *
 * <p>Only the first {@code mostRefunds} refunds are held against what was bought, so that the work of judging them anew has a
 * bound. A refund beyond them waits for nothing and takes nothing: all of it is excess where the purchase that counts matches
 * it, else it is unmatched; and its row, too, is corrected when a purchase comes.
 */
final class OrderBooks {

    private static final Comparator<BookedEvent> BY_PRECEDENCE =
            Comparator.comparing(BookedEvent::event, OrderEvent.PRECEDENCE);

    private final OrderLedger ledger;
    private final int mostRefunds;
    private final OrderEntries entries;
    private final OrderPostings postings = new OrderPostings();

    /**
     * For one happening.
     *
     * @param entries the transaction's; changed in place
     */
    OrderBooks(OrderLedger ledger, int mostRefunds, OrderEntries entries) {
        this.ledger = ledger;
        this.mostRefunds = mostRefunds;
        this.entries = entries;
    }

    /**
     * A purchase or refund was reported.
     *
     * @param watermark epoch milliseconds
     */
    OrderPostings book(OrderEvent event, long watermark) throws Exception {
        BookedEvent same = entries.find(event.eventId());
        if (same != null) {
            noticeClash(same.event(), event);
            if (!event.replaces(same.event())) {
                return postings;
            }
            withdraw(same);
        }
        long revision = same == null ? 0 : same.revision();
        BookedEvent entry = new BookedEvent(event, null, revision);
        switch (event.type()) {
            case PURCHASE -> bookPurchase(entry, same, watermark);
            case REFUND -> bookRefund(entry, watermark);
        }
        return postings;
    }

    /**
     * Time has passed: refunds whose wait is over are booked.
     *
     * @param watermark epoch milliseconds
     */
    OrderPostings timePasses(long watermark) throws Exception {
        judge(watermark, Instant.EPOCH);
        return postings;
    }

    /** When the next of the refunds that wait will have waited long enough; null where none waits. */
    @Nullable
    Instant nextWaitEnds() throws Exception {
        return entries.judged().stream()
                .filter(refund -> refund.verdict() == null)
                .map(refund -> ledger.waitEnds(refund.event()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Another event has its id now; what counted of it counts no longer. */
    private void withdraw(BookedEvent entry) throws Exception {
        String eventId = entry.event().eventId();
        BookedEvent counting = entries.counting();
        boolean counts = counting != null && counting.event().eventId().equals(eventId);
        if (counts || entry.event().type() == OrderType.REFUND) {
            postings.changes().add(entry.event().takenBack());
        }
        for (Place place : Place.values()) {
            entries.remove(place, eventId);
        }
    }

    /** @param withdrawn what had the event's id before */
    private void bookPurchase(BookedEvent entry, @Nullable BookedEvent withdrawn, long watermark) throws Exception {
        OrderEvent event = entry.event();
        BookedEvent counting = entries.counting();
        if (counting != null && withdrawn == null) {
            noticeClash(counting.event(), event);
        }
        if (withdrawn != null && withdrawn.event().type() == OrderType.REFUND) {
            promoteRefund();
        }
        if (counting != null && counting.event().precedes(event)) {
            supersede(entry, event.eventTime());
            judge(watermark, event.eventTime());
        } else {
            beginToCount(entry, counting);
            judge(watermark, event.eventTime());
            judgeBeyond(event);
        }
    }

    private void beginToCount(BookedEvent entry, @Nullable BookedEvent displaced) throws Exception {
        OrderEvent event = entry.event();
        if (displaced != null) {
            postings.changes().add(displaced.event().takenBack());
            supersede(displaced, event.eventTime());
        }
        BookedEvent booked = entry.published();
        entries.put(Place.COUNTING, booked);
        postings.rows().add(OrderRow.purchase(event, booked.revision(), event.eventTime()));
        postings.changes().add(event.booked());
    }

    private void judgeBeyond(OrderEvent purchase) throws Exception {
        for (BookedEvent aside : asideRefunds()) {
            judgeBeyond(aside, purchase, purchase.eventTime());
        }
    }

    /** A purchase that has taken the id of a refund leaves room for one that stood aside. */
    private void promoteRefund() throws Exception {
        List<BookedEvent> beyond = asideRefunds();
        if (!beyond.isEmpty() && entries.judged().size() < mostRefunds) {
            BookedEvent first = Collections.min(beyond, BY_PRECEDENCE);
            entries.remove(Place.ASIDE, first.event().eventId());
            entries.put(Place.JUDGED, first);
        }
    }

    private List<BookedEvent> asideRefunds() throws Exception {
        return entries.aside().stream()
                .filter(entry -> entry.event().type() == OrderType.REFUND)
                .toList();
    }

    private void supersede(BookedEvent entry, Instant decidedAt) throws Exception {
        BookedEvent superseded = entry.published();
        entries.put(Place.ASIDE, superseded);
        postings.rows().add(OrderRow.superseded(superseded.event(), superseded.revision(), decidedAt));
    }

    private void bookRefund(BookedEvent entry, long watermark) throws Exception {
        OrderEvent event = entry.event();
        postings.changes().add(event.booked());
        entries.put(Place.JUDGED, entry);
        List<BookedEvent> judged = entries.judged();
        if (judged.size() > mostRefunds) {
            BookedEvent beyond = Collections.max(judged, BY_PRECEDENCE);
            entries.remove(Place.JUDGED, beyond.event().eventId());
            entries.put(Place.ASIDE, beyond);
            postings.notices().add(OrderNotice.BEYOND_LIMIT);
            judgeBeyond(beyond, countingEvent(), event.eventTime());
        }
        judge(watermark, event.eventTime());
    }

    /** Publishes those refunds whose verdict has changed. A row that is published is corrected, never withdrawn. */
    private void judge(long watermark, Instant decidedAt) throws Exception {
        List<BookedEvent> refunds =
                entries.judged().stream().sorted(BY_PRECEDENCE).toList();
        Set<String> waited = new HashSet<>();
        for (BookedEvent refund : refunds) {
            if (ledger.waitEnds(refund.event()).toEpochMilli() <= watermark) {
                waited.add(refund.event().eventId());
            }
        }
        List<OrderEvent> events = refunds.stream().map(BookedEvent::event).toList();
        Map<String, RefundVerdict> verdicts = ledger.judge(countingEvent(), events, waited);
        for (BookedEvent refund : refunds) {
            RefundVerdict verdict = verdicts.get(refund.event().eventId());
            if (verdict != null) {
                publish(Place.JUDGED, refund, verdict, decidedAt);
            }
        }
    }

    private void judgeBeyond(BookedEvent refund, @Nullable OrderEvent purchase, Instant decidedAt) throws Exception {
        publish(Place.ASIDE, refund, ledger.judgeBeyond(purchase, refund.event()), decidedAt);
    }

    private void publish(Place place, BookedEvent refund, RefundVerdict verdict, Instant decidedAt) throws Exception {
        RefundVerdict before = refund.verdict();
        if (verdict.equals(before)) {
            return;
        }
        if (verdict.unmatched()) {
            postings.notices().add(OrderNotice.UNMATCHED);
        }
        if (verdict.hasExcess() && (before == null || !before.hasExcess())) {
            postings.notices().add(OrderNotice.EXCESS);
        }
        BookedEvent judged = refund.judged(verdict);
        entries.put(place, judged);
        boolean waited = verdict.unmatched() && place == Place.JUDGED;
        Instant decided = waited ? ledger.waitEnds(refund.event()) : decidedAt;
        postings.rows().add(OrderRow.refund(refund.event(), verdict, judged.revision(), decided));
    }

    private @Nullable OrderEvent countingEvent() throws Exception {
        BookedEvent counting = entries.counting();
        return counting == null ? null : counting.event();
    }

    private void noticeClash(OrderEvent known, OrderEvent event) {
        boolean otherAnswer = event.isSameReport(known) && event.answer() != known.answer();
        if (!otherAnswer) {
            postings.notices().add(known.sameContent(event) ? OrderNotice.DUPLICATE : OrderNotice.CONFLICT);
        }
    }
}
