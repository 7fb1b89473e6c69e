/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shoppers who view, cart and buy a mug, and a campaign of carts that are left for an hour. */
final class ShopperHarness implements AutoCloseable {

    static final Campaign AFTER_AN_HOUR =
            CampaignDraft.of("left").after(Duration.ofHours(1)).campaign();

    private final CampaignHarness<ShopperNews> campaigns;
    private @Nullable ShopperTriggersFunction function;

    ShopperHarness(StateStore store) throws Exception {
        campaigns = new CampaignHarness<>(
                store,
                initial -> function = new ShopperTriggersFunction(initial, CampaignHarness.SETTINGS),
                ShopperNews::shopper,
                AFTER_AN_HOUR);
    }

    KeyedTwoInputHarness<String, ShopperNews, Change<Campaign>, Triggered> flink() {
        return campaigns.flink();
    }

    void comes(Campaign campaign) {
        campaigns.comes(campaign);
    }

    void goes(String campaignId) {
        campaigns.goes(campaignId);
    }

    void happens(String shopper, EventName name, String at) {
        tells(ShopperNews.of(
                shopper,
                Happening.of(name, name + at)
                        .user(shopper)
                        .at(at)
                        .item("mug", "kitchen")
                        .event()));
    }

    void handsOver(String visitor, String user, String at) {
        handsOver(visitor, "10:00", user, at);
    }

    /** A mug that was put in then. The user is told before the visitor. */
    void handsOver(String visitor, String put, String user, String at) {
        Cart cart =
                Carts.after(Happening.of(EventName.ADD_TO_CART, "put").at(put).item("mug", "kitchen"));
        tells(ShopperNews.of(user, CartTransfer.of(visitor, cart, Happening.time(at))));
        tells(ShopperNews.of(visitor, CartTransfer.away(visitor, Happening.time(at))));
    }

    void tells(ShopperNews news) {
        flink().first(news, news.at());
    }

    void passes(Instant time) {
        flink().firstWatermark(time);
    }

    /** What was set off since the last call: campaign, version, shopper and time. */
    List<String> triggered() {
        return campaigns.triggered();
    }

    /** All that was told so far of what is in carts. */
    List<String> carted() {
        return flink().sideOutput(ShopperTriggersFunction.CARTED).stream()
                .map(each -> "%s %s %s"
                        .formatted(
                                each.shopper(),
                                each.line() == null
                                        ? "nothing"
                                        : each.line().itemId() + " "
                                                + each.line().quantity(),
                                each.at().toString().substring(11)))
                .toList();
    }

    /** Since the start or the restore. */
    long excessRemovals() {
        return Objects.requireNonNull(function).excessRemovals();
    }

    void restore() throws Exception {
        campaigns.restore();
    }

    @Override
    public void close() {
        flink().close();
    }
}
