/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.util.stream.Collectors;

/** Effects as a line of text, such as {@code mug berlin 10:10 e-2 on hand -5 reserved -5}. */
final class EffectText {

    private EffectText() {}

    static String of(StockEffects effects) {
        return effects.itemId() + " " + effects.locationId() + " "
                + effects.effects().stream().map(EffectText::of).collect(Collectors.joining(", "));
    }

    private static String of(StockEffect effect) {
        String clock = effect.time().toString().substring(11, 16);
        String onHand = effect.onHand() == 0 ? "" : " on hand " + effect.onHand();
        return clock + " " + effect.eventId() + onHand + " reserved " + effect.reserved();
    }
}
