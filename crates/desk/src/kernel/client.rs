//! Where a request came from: the address that limits count, and whether its last way to us was TLS.
//!
//! **Invariant:** a header is believed only when the connection comes from a proxy on the list, only the one header that the list
//! names, and only the entries that our own proxies wrote: from the right, up to the first address that is not on the list. Whatever
//! a stranger writes further left changes nothing. The list is empty unless somebody fills it.
//! Read next: [`super::limits`].

use super::Desk;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap, header},
    middleware::Next,
    response::Response,
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

/// The proxies in front of us and the header that they write.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    pub networks: Vec<Network>,
    pub header: ProxyHeader,
}

/// One header only: a proxy that writes one of them passes on what a stranger wrote into the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProxyHeader {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// An address, or a block of them as in `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix_bits: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}: neither an address nor a block such as 10.0.0.0/8")]
pub struct NotANetwork(String);

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address = address.trim().parse::<IpAddr>().map_err(|_| wrong())?.to_canonical();
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix_bits = prefix.map_or(Ok(most), |prefix| prefix.trim().parse::<u8>().map_err(|_| wrong()))?;
        if prefix_bits > most { Err(wrong()) } else { Ok(Self { address, prefix_bits }) }
    }
}

impl Network {
    pub fn holds(&self, address: IpAddr) -> bool {
        let shifted = |bits: u128, width: u32| bits.checked_shr(width - u32::from(self.prefix_bits)).unwrap_or(0);
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(other)) => shifted(u128::from(ours.to_bits()), 32) == shifted(u128::from(other.to_bits()), 32),
            (IpAddr::V6(ours), IpAddr::V6(other)) => shifted(ours.to_bits(), 128) == shifted(other.to_bits(), 128),
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

/// What is known of the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    pub address: IpAddr,
    /// What our proxy says of its own side of the line; None when no proxy of ours spoke.
    pub over_tls: Option<bool>,
}

/// The connection's own address is `peer`.
pub fn client_of(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> Client {
    let peer = peer.to_canonical();
    let ours = |address: IpAddr| proxies.networks.iter().any(|network| network.holds(address));
    if !ours(peer) {
        return Client { address: peer, over_tls: None };
    }
    let (addresses, scheme) = match proxies.header {
        ProxyHeader::XForwardedFor => (listed(headers, "x-forwarded-for"), listed(headers, "x-forwarded-proto").pop()),
        ProxyHeader::Forwarded => {
            let elements = listed(headers, header::FORWARDED.as_str());
            let scheme = elements.last().and_then(|element| parameter(element, "proto"));
            (elements.iter().map(|element| parameter(element, "for").unwrap_or_default()).collect(), scheme)
        }
    };
    let mut address = peer;
    for entry in addresses.iter().rev() {
        // An entry that is no address hides who sent it: the proxy that wrote it stands for her.
        let Some(named) = address_in(entry) else { break };
        address = named;
        if !ours(named) {
            break;
        }
    }
    Client { address, over_tls: scheme.map(|scheme| scheme.eq_ignore_ascii_case("https")) }
}

/// The entries of a list header, over all its lines. Split at every comma: a stray quotation mark at the left must not swallow the
/// entries that our proxy added at the right.
fn listed(headers: &HeaderMap, name: &str) -> Vec<String> {
    let lines = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default());
    lines.flat_map(|line| line.split(',')).map(|entry| entry.trim().to_owned()).collect()
}

/// `for` or `proto` of one element of `Forwarded`, without its quotation marks.
fn parameter(element: &str, name: &str) -> Option<String> {
    element.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`.
fn address_in(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse::<IpAddr>().or_else(|_| entry.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
}

/// The outermost layer: finds out once, for everybody further in.
pub async fn note(State(desk): State<Arc<Desk>>, mut request: Request, next: Next) -> Response {
    let client = client_of(peer(request.extensions()), request.headers(), &desk.settings.web.proxies);
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// What [`note`] found; the connection's own address where it has not run.
pub fn of(extensions: &Extensions) -> Client {
    extensions.get::<Client>().copied().unwrap_or_else(|| Client { address: peer(extensions), over_tls: None })
}

pub fn address(extensions: &Extensions) -> IpAddr {
    of(extensions).address
}

/// Of the connection; the loopback address where there is none (tests).
fn peer(extensions: &Extensions) -> IpAddr {
    extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| address.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn behind(networks: &[&str], header: ProxyHeader) -> Proxies {
        Proxies { networks: networks.iter().map(|text| text.parse().expect("a network")).collect(), header }
    }

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in lines {
            map.append(*name, value.parse().expect("a header"));
        }
        map
    }

    #[test]
    fn a_block_holds_its_own_addresses_in_either_writing_and_no_others() {
        let block: Network = "10.1.0.0/16".parse().expect("a block");
        assert!(block.holds(ip("10.1.255.1")) && block.holds(ip("::ffff:10.1.2.3")));
        assert!(!block.holds(ip("10.2.0.1")) && !block.holds(ip("2001:db8::1")));
        let one: Network = "2001:db8::7".parse().expect("an address");
        assert!(one.holds(ip("2001:db8::7")) && !one.holds(ip("2001:db8::8")));
        let all: Network = "0.0.0.0/0".parse().expect("everything");
        assert!(all.holds(ip("203.0.113.9")) && !all.holds(ip("2001:db8::1")));
        for wrong in ["", "10.0.0.0/33", "::/129", "proxy.example", "10.0.0.0/-1", "10.0.0.0/"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_stranger_who_writes_headers_is_still_herself() {
        let lines = headers(&[("x-forwarded-for", "198.51.100.1"), ("x-forwarded-proto", "https"), ("forwarded", "for=198.51.100.2")]);
        let stranger = Client { address: ip("203.0.113.9"), over_tls: None };
        assert_eq!(client_of(ip("203.0.113.9"), &lines, &Proxies::default()), stranger);
        assert_eq!(client_of(ip("203.0.113.9"), &lines, &behind(&["10.0.0.1"], ProxyHeader::XForwardedFor)), stranger);
        // By default not even this machine is believed.
        assert_eq!(client_of(ip("127.0.0.1"), &lines, &Proxies::default()).address, ip("127.0.0.1"));
    }

    #[test]
    fn the_rightmost_address_that_is_not_ours_wins() {
        let proxies = behind(&["10.0.0.0/8"], ProxyHeader::XForwardedFor);
        let lines = headers(&[("x-forwarded-for", "198.51.100.1, 203.0.113.9"), ("x-forwarded-for", "10.0.0.2"), ("x-forwarded-proto", "http, https")]);
        assert_eq!(client_of(ip("10.0.0.1"), &lines, &proxies), Client { address: ip("203.0.113.9"), over_tls: Some(true) });
        let inside = headers(&[("x-forwarded-for", "10.0.0.3")]);
        assert_eq!(client_of(ip("10.0.0.1"), &inside, &proxies), Client { address: ip("10.0.0.3"), over_tls: None });
    }

    #[test]
    fn what_is_no_address_leaves_the_proxy_that_wrote_it() {
        let proxies = behind(&["10.0.0.0/8"], ProxyHeader::XForwardedFor);
        for entry in ["unknown", "", "198.51.100.1, rubbish", "<script>"] {
            assert_eq!(client_of(ip("10.0.0.1"), &headers(&[("x-forwarded-for", entry)]), &proxies).address, ip("10.0.0.1"), "{entry}");
        }
        assert_eq!(client_of(ip("10.0.0.1"), &HeaderMap::new(), &proxies).address, ip("10.0.0.1"));
    }

    #[test]
    fn the_standard_header_is_read_with_ports_brackets_and_strange_quotation_marks() {
        let proxies = behind(&["::1", "10.0.0.0/8"], ProxyHeader::Forwarded);
        for (written, address) in [
            ("for=203.0.113.9;proto=https", "203.0.113.9"),
            ("For=\"[2001:db8:cafe::17]:4711\";proto=https", "2001:db8:cafe::17"),
            ("for=\"203.0.113.9:443\";proto=https", "203.0.113.9"),
            ("for=\"198.51.100.1, for=203.0.113.9;proto=https", "203.0.113.9"),
            ("for=203.0.113.9, for=10.0.0.2;proto=https", "203.0.113.9"),
        ] {
            let lines = headers(&[("forwarded", written), ("x-forwarded-for", "198.51.100.7"), ("x-forwarded-proto", "http")]);
            assert_eq!(client_of(ip("::1"), &lines, &proxies), Client { address: ip(address), over_tls: Some(true) }, "{written}");
        }
    }
}
