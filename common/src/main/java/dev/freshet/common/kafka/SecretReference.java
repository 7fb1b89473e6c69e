/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a secret written out from a reference to one. */
final class SecretReference {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}:]+:[^}]+}");
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(password|passphrase|secret|\\.keystore\\.key|basic\\.auth\\.user\\.info)$");
    /** As Kafka's tokenizer reads it: keys and values with or without quotes, blanks round the sign. */
    private static final Pattern JAAS_PASSWORD = Pattern.compile(
            "(password|secret)[\"']?\\s*=\\s*(\"(?!\"|\\$\\{)|'(?!'|\\$\\{)|(?!\\$\\{)[^\"'\\s;])",
            Pattern.CASE_INSENSITIVE);

    private SecretReference() {}

    static boolean isLiteralSecret(String property, String value) {
        if (property.endsWith("sasl.jaas.config")) {
            return JAAS_PASSWORD.matcher(value).find();
        }
        return SECRET_NAME.matcher(property.toLowerCase(Locale.ROOT)).matches()
                && !REFERENCE.matcher(value).matches();
    }
}
