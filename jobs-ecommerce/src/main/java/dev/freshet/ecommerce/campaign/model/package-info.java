/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The documents that define campaigns, and what the parts of the feature tell each other.
 *
 * <p>Depends on no other part; what only one part knows does not belong here.
 */
@NullMarked
package dev.freshet.ecommerce.campaign.model;

import org.jspecify.annotations.NullMarked;
