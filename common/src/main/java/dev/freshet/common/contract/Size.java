/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many characters a text, elements a list or entries a map may have, both ends inclusive. Characters are Unicode code
 * points, as in JSON Schema. A record outside is {@link ReasonCode#RULE_BROKEN}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Size {
    int minimum() default 0;

    int maximum() default Integer.MAX_VALUE;
}
