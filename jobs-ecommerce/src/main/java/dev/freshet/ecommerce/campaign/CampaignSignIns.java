/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.campaign.shopper.SignedIn;
import dev.freshet.ecommerce.campaign.shopper.VisitorNews;
import org.apache.flink.api.common.functions.MapFunction;

/** Who signed in, without the steps of the funnel. */
final class CampaignSignIns implements MapFunction<HandedOver, VisitorNews> {

    private static final long serialVersionUID = 1L;

    @Override
    public VisitorNews map(HandedOver handed) {
        return VisitorNews.of(handed.visitor(), new SignedIn(handed.user(), handed.at()));
    }
}
