/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import static dev.freshet.common.control.DocumentReceipt.Result.ACCEPTED;
import static dev.freshet.common.control.DocumentReceipt.Result.REFUSED;
import static dev.freshet.common.control.DocumentReceipt.Result.REMOVED;
import static dev.freshet.common.control.DocumentReceipt.Result.REPEATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.control.DocumentReceipt.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentLedgerTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final DocumentLedger<Tone> ledger = new DocumentLedger<>(Tone.TOPIC, Tone.CHECK, Map.of());

    @Test
    void theFirstDocumentIsAcceptedWhateverItsVersion() {
        Tone first = Tone.of("low", 7, 20);

        assertThat(ledger.record(first.arrives()))
                .isEqualTo(new DocumentReceipt("low", "low-7", 7L, ACCEPTED, null, 7L, RuleStatus.ACTIVE, TEN));
        assertThat(ledger.inForce()).isEqualTo(Map.of("low", first));
    }

    @Test
    void aHigherVersionReplacesAndTellsWhetherItActs() {
        inForce(Tone.of("low", 7, 20));
        Tone shadow = Tone.of("low", 9, 21).with(RuleStatus.SHADOW);
        Tone disabled = Tone.of("low", 10, 21).with(RuleStatus.DISABLED);

        assertThat(ledger.record(shadow.arrives()).statusInForce()).isEqualTo(RuleStatus.SHADOW);
        assertThat(ledger.record(disabled.arrives()).statusInForce()).isEqualTo(RuleStatus.DISABLED);
        assertThat(ledger.inForce()).isEqualTo(Map.of("low", disabled));
    }

    @Test
    void theSameAgainIsARepetitionWhateverEventItCameAs() {
        Tone low = Tone.of("low", 7, 20);
        inForce(low);

        DocumentReceipt receipt = ledger.record(low.sentAs("again").arrives());

        assertThat(receipt)
                .isEqualTo(new DocumentReceipt(
                        "low", "again", 7L, REPEATED, null, 7L, RuleStatus.ACTIVE, TEN.plusSeconds(1)));
        assertThat(ledger.inForce()).isEqualTo(Map.of("low", low));
    }

    @Test
    void theSameVersionWithOtherContentIsRefused() {
        inForce(Tone.of("low", 7, 20));

        assertRefused(
                Tone.of("low", 7, 21),
                "version 7 is in force with other content; send the change with a higher version");
    }

    @Test
    void aLowerVersionIsRefusedEvenIfItWasInForceOnce() {
        inForce(Tone.of("low", 6, 20));
        inForce(Tone.of("low", 7, 20));

        assertRefused(
                Tone.of("low", 6, 20),
                "version 6 is older than version 7, which is in force; send it with a higher version");
    }

    @Test
    void whatTheJobCannotKeepIsRefusedAndTheOldOneStays() {
        inForce(Tone.of("low", 7, Tone.HIGHEST));

        assertRefused(Tone.of("low", 8, Tone.HIGHEST + 1), "pitch is 101, but may be 100 at most");
    }

    @Test
    void aRefusedFirstDocumentLeavesNothingInForce() {
        DocumentReceipt receipt =
                ledger.record(Tone.of("low", 1, Tone.HIGHEST + 1).arrives());

        assertThat(receipt.result()).isEqualTo(REFUSED);
        assertThat(receipt.versionInForce()).isNull();
        assertThat(receipt.statusInForce()).isNull();
        assertThat(ledger.inForce()).isEmpty();
    }

    @Test
    void aTombstoneRemovesAndWhatComesThenIsNew() {
        inForce(Tone.of("low", 7, 20));
        inForce(Tone.of("high", 1, 80));

        assertThat(ledger.record(Tone.removed("low")))
                .isEqualTo(new DocumentReceipt("low", null, null, REMOVED, null, null, null, TEN.plusSeconds(9)));
        assertThat(ledger.inForce()).containsOnlyKeys("high");
        assertThat(ledger.record(Tone.of("low", 1, 20).arrives()).result()).isEqualTo(ACCEPTED);
    }

    @Test
    void whatCannotBeReadIsRefusedUnderItsKeyAndTheOldOneStays() {
        inForce(Tone.of("low", 7, 20));

        assertThat(ledger.record(unreadable("low".getBytes(UTF_8))))
                .isEqualTo(new DocumentReceipt(
                        "low",
                        null,
                        null,
                        REFUSED,
                        "rule_broken: pitch is positive",
                        7L,
                        RuleStatus.ACTIVE,
                        TEN.plusSeconds(5)));
        assertThat(ledger.inForce()).containsOnlyKeys("low");
    }

    @Test
    void whatCannotBeReadAndHasNoKeyOfTextIsRefusedWithoutAnId() {
        for (byte[] key : new byte[][] {null, {(byte) 0xff}, new byte[1_025]}) {
            DocumentReceipt receipt = ledger.record(unreadable(key));

            assertThat(receipt.documentId()).isNull();
            assertThat(receipt.key()).isEmpty();
            assertThat(receipt.result()).isEqualTo(REFUSED);
        }
        assertThat(ledger.record(unreadable(new byte[1_024])).documentId()).hasSize(1_024);
    }

    @Test
    void onlyWhatIsInForceIsChangedByAChange() {
        assertThat(changes(Tone.of("low", 1, 20).arrives(), ACCEPTED)).isTrue();
        assertThat(changes(Tone.of("low", 1, 20).arrives(), REPEATED)).isFalse();
        assertThat(changes(Tone.of("low", 1, 21).arrives(), REFUSED)).isFalse();
        assertThat(changes(unreadable(null), REFUSED)).isFalse();
        assertThat(changes(Tone.removed("low"), REMOVED)).isTrue();
    }

    private boolean changes(Decoded<Change<Tone>> record, Result expected) {
        DocumentReceipt receipt = ledger.record(record);
        assertThat(receipt.result()).isEqualTo(expected);
        return receipt.isChange();
    }

    private void inForce(Tone tone) {
        assertThat(ledger.record(tone.arrives()).result()).isEqualTo(ACCEPTED);
    }

    private void assertRefused(Tone tone, String reason) {
        Tone before = ledger.inForce().get(tone.toneId());

        DocumentReceipt receipt = ledger.record(tone.arrives());

        assertThat(receipt.result()).isEqualTo(REFUSED);
        assertThat(receipt.reason()).isEqualTo(reason);
        assertThat(receipt.version()).isEqualTo(tone.version());
        assertThat(receipt.versionInForce()).isEqualTo(7);
        assertThat(ledger.inForce()).containsEntry(tone.toneId(), before);
    }

    private static Decoded<Change<Tone>> unreadable(byte @Nullable [] key) {
        return Decoded.rejected(new Rejection(
                "test.tones.v1",
                0,
                3,
                TEN.plusSeconds(5).toEpochMilli(),
                key,
                new byte[0],
                List.of(),
                ReasonCode.RULE_BROKEN,
                "pitch is positive"));
    }
}
