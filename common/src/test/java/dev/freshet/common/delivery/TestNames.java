/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.testkit.kafka.KafkaFixture;

/** Names that no other test uses and that may stand in the middle of a topic's name. */
public final class TestNames {

    private TestNames() {}

    /** The fixture's unique name without digits, which the contract's topic names do not have. */
    public static String unique(String prefix) {
        StringBuilder letters = new StringBuilder();
        for (char character : KafkaFixture.uniqueName(prefix).toCharArray()) {
            letters.append(Character.isDigit(character) ? (char) ('g' + character - '0') : character);
        }
        return letters.toString();
    }
}
