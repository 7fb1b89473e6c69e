/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text in the form of an ISO 4217 currency code: three letters from A to Z. Whether the code is assigned is not asked,
 * because the list changes more often than jobs are released. Anything else is {@link ReasonCode#RULE_BROKEN}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CurrencyCode {}
