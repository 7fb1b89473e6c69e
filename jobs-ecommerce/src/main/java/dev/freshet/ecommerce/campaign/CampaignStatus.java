/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

/** Whether a campaign acts. Constants are appended, never renamed. */
public enum CampaignStatus {
    /** Acts. */
    ACTIVE,
    /** Is evaluated and marked, and does nothing. */
    SHADOW,
    /** The kill switch: is not evaluated at all. */
    DISABLED
}
