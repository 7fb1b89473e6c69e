/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.FeatureNames;
import dev.freshet.fraud.login.LoginFigures;
import dev.freshet.fraud.rule.RuleInput;
import dev.freshet.fraud.rule.Vocabulary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What expressions can name: every feature, and what a transaction says in words. Neither the address nor the card: rules are
 * read by many, and lists are the place for both.
 */
public final class FraudVocabulary {

    private static final String CURRENCY = "currency";
    private static final String TYPE = "type";
    private static final String COUNTRY = "country";
    private static final String MERCHANT = "merchant_id";
    private static final String CATEGORY = "mcc";
    private static final String TERMINAL = "terminal_id";
    private static final String ENTRY_MODE = "entry_mode";
    private static final String DEVICE = "device_id";

    private FraudVocabulary() {}

    public static Vocabulary all() {
        Set<String> figures = new HashSet<>(FeatureNames.all());
        figures.addAll(AccountFeatures.NAMES);
        figures.addAll(LoginFigures.names());
        return new Vocabulary(
                figures, Set.of(CURRENCY, TYPE, COUNTRY, MERCHANT, CATEGORY, TERMINAL, ENTRY_MODE, DEVICE));
    }

    static RuleInput input(Transaction transaction, Map<String, BigDecimal> features) {
        Map<String, String> texts = new HashMap<>();
        texts.put(CURRENCY, transaction.currency());
        texts.put(TYPE, transaction.type().name().toLowerCase(Locale.ROOT));
        putKnown(COUNTRY, transaction.country(), texts);
        putKnown(MERCHANT, transaction.merchantId(), texts);
        putKnown(CATEGORY, transaction.mcc(), texts);
        putKnown(TERMINAL, transaction.terminalId(), texts);
        putKnown(ENTRY_MODE, transaction.entryMode(), texts);
        putKnown(DEVICE, transaction.deviceId(), texts);
        return new RuleInput(features, texts);
    }

    private static void putKnown(String name, @Nullable String text, Map<String, String> texts) {
        if (text != null) {
            texts.put(name, text);
        }
    }
}
