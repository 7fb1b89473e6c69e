/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.simulation.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the shop sells. A few articles sell often and many seldom (Zipf); during a flash sale one gets half of all looks. */
final class Assortment {

    private static final List<String> CATEGORIES = List.of("garden", "kitchen", "lamps", "bags", "toys", "paper");
    private static final List<String> ADJECTIVES =
            List.of("Red", "Blue", "Oak", "Paper", "Glass", "Small", "Large", "Striped", "Folding", "Vintage");
    private static final List<String> NOUNS =
            List.of("lantern", "basket", "mug", "kite", "notebook", "tote", "vase", "stool", "bowl", "clock", "puzzle");
    private static final int SIZE = 60;
    private static final double FLASH_SALE_SHARE = 0.5;

    private final Dice dice;
    private final List<Product> products = new ArrayList<>();
    private final double[] cumulativeWeight = new double[SIZE];
    private @Nullable String bestSeller;

    Assortment(Dice dice) {
        this.dice = dice;
        double weight = 0;
        for (int i = 0; i < SIZE; i++) {
            weight += 1.0 / (i + 1);
            cumulativeWeight[i] = weight;
            String id = String.format(Locale.ROOT, "item-%03d", i + 1);
            String name = dice.oneOf(ADJECTIVES) + " " + dice.oneOf(NOUNS);
            BigDecimal price = BigDecimal.valueOf(dice.between(195, 7_995), 2);
            products.add(new Product(id, name, CATEGORIES.get(i % CATEGORIES.size()), price, i + 1 < SIZE));
        }
    }

    List<Product> all() {
        return List.copyOf(products);
    }

    /** An article that somebody looks at. */
    Product popular() {
        if (bestSeller != null && dice.chance(FLASH_SALE_SHARE)) {
            return byId(bestSeller);
        }
        double ball = dice.fraction() * cumulativeWeight[SIZE - 1];
        int index = 0;
        while (cumulativeWeight[index] < ball) {
            index++;
        }
        return products.get(index);
    }

    Product byId(String id) {
        return products.get(indexOf(id));
    }

    /** Multiplies the price, to the cent. */
    Product reprice(String id, double factor) {
        int index = indexOf(id);
        Product product = products.get(index);
        BigDecimal price = product.price()
                .multiply(BigDecimal.valueOf(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.50"));
        products.set(index, product.at(price));
        return products.get(index);
    }

    /** Begins or, with null, ends a flash sale. */
    void promote(@Nullable String id) {
        bestSeller = id;
    }

    private int indexOf(String id) {
        return Integer.parseInt(id.substring("item-".length())) - 1;
    }
}
