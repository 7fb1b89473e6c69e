/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

/** A step of the funnel, and who did it. */
public record ShopperStep(String shopper, StepAt at) {}
