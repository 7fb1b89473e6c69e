/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all lists, arranged so that a look-up does not go through them: one step per kind, and one per length of prefix
 * that some network has.
 *
 * <p>Of several entries that match, the one with the smallest key is found, so that the answer does not depend on the order in
 * which they came.
 */
public final class ListIndex {

    /** What entries are found under. A network has the canonical text of its first address and its prefix. */
    private record Place(ListName list, ListKind kind, String value) {}

    private final Map<String, ListEntry> byKey = new HashMap<>();
    private final Map<Place, TreeMap<String, ListEntry>> byPlace = new HashMap<>();

    /** How many networks there are of each length of prefix, whatever their list and family. */
    private final SortedMap<Integer, Integer> networksByPrefix = new TreeMap<>();

    /** Puts an entry on its list, in place of the one with the same key. Takes only entries that {@link ListCheck} lets pass. */
    public void put(ListEntry entry) {
        remove(entry.key());
        byKey.put(entry.key(), entry);
        byPlace.computeIfAbsent(placeOf(entry), place -> new TreeMap<>()).put(entry.key(), entry);
        if (entry.kind() == ListKind.CIDR) {
            networksByPrefix.merge(networkOf(entry).prefix(), 1, Integer::sum);
        }
    }

    /** Takes an entry off its list; one that is not there is no mistake. */
    public void remove(String key) {
        ListEntry entry = byKey.remove(key);
        if (entry == null) {
            return;
        }
        byPlace.computeIfPresent(placeOf(entry), (place, entries) -> {
            entries.remove(key);
            return entries.isEmpty() ? null : entries;
        });
        if (entry.kind() == ListKind.CIDR) {
            networksByPrefix.computeIfPresent(
                    networkOf(entry).prefix(), (prefix, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The entry of a list that names the subject at an instant of event time, or null. */
    public @Nullable ListEntry find(ListName list, ListSubject subject, Instant at) {
        ListEntry found = null;
        for (Place place : placesOf(list, subject)) {
            ListEntry here = firstAt(place, at);
            if (here != null && (found == null || here.key().compareTo(found.key()) < 0)) {
                found = here;
            }
        }
        return found;
    }

    private @Nullable ListEntry firstAt(Place place, Instant at) {
        for (ListEntry entry : byPlace.getOrDefault(place, new TreeMap<>()).values()) {
            if (entry.holdsAt(at)) {
                return entry;
            }
        }
        return null;
    }

    private List<Place> placesOf(ListName list, ListSubject subject) {
        List<Place> places = new ArrayList<>();
        add(places, list, ListKind.ACCOUNT, subject.account());
        add(places, list, ListKind.DEVICE, subject.device());
        add(places, list, ListKind.MERCHANT, subject.merchant());
        IpAddress address = subject.ip() == null ? null : IpAddress.parse(subject.ip());
        if (address != null) {
            add(places, list, ListKind.IP, address.text());
            for (int prefix : networksByPrefix.keySet()) {
                add(places, list, ListKind.CIDR, networkText(address.masked(prefix), prefix));
            }
        }
        return places;
    }

    private static void add(List<Place> places, ListName list, ListKind kind, @Nullable String value) {
        if (value != null) {
            places.add(new Place(list, kind, value));
        }
    }

    private static Place placeOf(ListEntry entry) {
        String value =
                switch (entry.kind()) {
                    case ACCOUNT, DEVICE, MERCHANT -> entry.value();
                    case IP -> IpAddress.canonical(entry.value());
                    case CIDR -> {
                        IpNetwork network = networkOf(entry);
                        yield networkText(network.first(), network.prefix());
                    }
                };
        return new Place(entry.list(), entry.kind(), value);
    }

    private static IpNetwork networkOf(ListEntry entry) {
        IpNetwork network = IpNetwork.parse(entry.value());
        if (network == null) {
            throw new IllegalArgumentException("no network, and the check of lists refuses such: " + entry.key());
        }
        return network;
    }

    private static String networkText(IpAddress first, int prefix) {
        return first.text() + "/" + prefix;
    }
}
