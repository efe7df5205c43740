package io.matchbridge.automation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * To whom a rule may send. A service that posts to any address would be a door into the network that it stands in, so private
 * addresses are refused: when a rule is kept, and again at each connection, for a name may lead elsewhere by then.
 */
public final class NotifyAddress implements DnsResolver {

    private static final int LONGEST = 2_000;
    private static final Pattern LOCAL_NAME =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]|::1");
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[\\d.]+|0[xX].*|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final boolean loopback;

    /** @param loopback whether this machine itself may be an address; only there plain http will do */
    public NotifyAddress(boolean loopback) {
        this.loopback = loopback;
    }

    /** Why a URL cannot be used, in words that quote nothing of it; null when it can. */
    String refusal(String url) {
        if (url.length() > LONGEST) {
            return "it is too long";
        }
        try {
            return refusal(new URI(url));
        } catch (URISyntaxException e) {
            return "it is no URL";
        }
    }

    private String refusal(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            return "it must begin with https:// and a host";
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "it must have no user, password or fragment";
        }
        boolean local = isLocal(url.getHost());
        if (local && !loopback) {
            return "matchbridge.notify.loopback is off";
        }
        if (!local && scheme.equals("http")) {
            return "plain http is for this machine alone, use https";
        }
        if (!local && LITERAL.matcher(url.getHost()).matches()) {
            try {
                resolve(url.getHost());
            } catch (UnknownHostException e) {
                return "it is no public address";
            }
        }
        return null;
    }

    /** @throws UnknownHostException when the host is unknown, or when one of its addresses is not for us */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        boolean local = isLocal(host);
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            boolean allowed = local ? loopback && address.isLoopbackAddress() : isPublic(address);
            if (!allowed) {
                throw new UnknownHostException("no address to send to");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static boolean isLocal(String host) {
        return LOCAL_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** By the special-purpose registries of IANA (RFC 6890): what is there for one network alone is not public. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            return (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x02); // global unicast, not 6to4
        }
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 192 && second == 0 && bytes[2] == 0)
                && !(first == 198 && (second & 0xfe) == 18);
    }
}
