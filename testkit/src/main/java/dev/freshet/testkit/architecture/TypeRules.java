/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Types that travel: keys, events and state. What only shows at run time is checked by testkit's type pins. */
public final class TypeRules {

    private static final Set<String> KEY_PARTS = Set.of("java.lang.String", "long");

    @ArchTest
    public static final ArchRule KEYS_ARE_TEXT_AND_WHOLE_NUMBERS = classes()
            .that(DescribedPredicate.describe(
                    "are keys", type -> type.isRecord() && type.getSimpleName().endsWith("Key")))
            .should(haveOnlyKeyParts())
            .allowEmptyShould(true)
            .as("a record named …Key is made of String and long")
            .because(
                    "an enum's hash differs from JVM to JVM and a BigDecimal's with its scale, so that one key would live on two"
                            + " subtasks; put the enum's name() or a canonical text into the key");

    @ArchTest
    public static final ArchRule TRAVELLING_RECORDS_ARE_PUBLIC = classes()
            .should(handOnlyPublicRecordsToFlink())
            .allowEmptyShould(true)
            .as("records in streams and state are public")
            .because(
                    "Flink's POJO serializer takes only public records, with everything that encloses them; others fall to Kryo,"
                            + " which is switched off; make the record public");

    private TypeRules() {}

    private static ArchCondition<JavaClass> haveOnlyKeyParts() {
        return new ArchCondition<>("have only String and long components") {
            @Override
            public void check(JavaClass key, ConditionEvents events) {
                for (JavaField component : key.getFields()) {
                    String type = component.getRawType().getName();
                    boolean allowed =
                            KEY_PARTS.contains(type) || component.getModifiers().contains(JavaModifier.STATIC);
                    events.add(new SimpleConditionEvent(
                            key, allowed, component.getFullName() + " is a " + type + ", not a String or a long"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> handOnlyPublicRecordsToFlink() {
        return new ArchCondition<>("hand only public records to Flink") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaClass travelling : TravellingTypes.of(type)) {
                    String message =
                            travelling.getName() + " is not public, but travels through Flink in " + type.getName();
                    events.add(new SimpleConditionEvent(type, isPublic(travelling), message));
                }
            }
        };
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(TypeRules::isPublic).orElse(true);
    }
}
