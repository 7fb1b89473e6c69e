/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The smallest and the largest number that a field may hold, both inclusive. A record outside is {@link ReasonCode#RULE_BROKEN}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    long minimum() default Long.MIN_VALUE;

    long maximum() default Long.MAX_VALUE;
}
