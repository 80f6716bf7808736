//! `kitir serve` and `kitir demo`: one process, one data folder.

use crate::{
    clock, demo, folder,
    front::{Front, bounded},
    jobs, library, post, setup, tls,
};
use catalogue::Catalogue;
use clap::Args;
use desk::kernel::{Demo, Desk, Settings};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use store::{Contract, Sqlite};

#[derive(Args, Clone)]
pub struct Options {
    /// Address and port; any other than loopback is served over TLS with a certificate of our own
    #[arg(long, env = "KITIR_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Folder of database, documents and keys
    #[arg(long, env = "KITIR_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// File with the master key, outside the data folder; beside it in DIR-keys when absent, and made at the first start
    #[arg(long, env = "KITIR_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key: Option<PathBuf>,
    /// What people type to get here, as printed in QR codes; guessed when absent
    #[arg(long, env = "KITIR_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A proxy in front does TLS: cookies are marked secure though we speak plain HTTP on loopback
    #[arg(long, env = "KITIR_BEHIND_TLS_PROXY")]
    pub behind_tls_proxy: bool,
    /// Government folders instead of the built-in ones
    #[arg(long = "government", env = "KITIR_GOVERNMENTS", value_name = "DIR", value_delimiter = ':')]
    pub governments: Vec<PathBuf>,
    #[command(flatten)]
    pub front: Front,
    #[command(flatten)]
    pub post: post::MailServer,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Real,
}

impl Options {
    fn data(&self, mode: Mode) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from(if mode == Mode::Demo { "data/demo" } else { "data/kitir" }))
    }

    fn uses_tls(&self) -> bool {
        !self.listen.ip().is_loopback() || self.front.tls_cert.is_some()
    }

    fn url(&self) -> String {
        if let Some(url) = &self.public_url {
            return url.trim_end_matches('/').to_owned();
        }
        let port = self.listen.port();
        if !self.uses_tls() {
            return format!("http://localhost:{port}");
        }
        if self.listen.ip().is_loopback() {
            return format!("https://localhost:{port}");
        }
        let host = if self.listen.ip().is_unspecified() { tls::local_address() } else { Some(self.listen.ip()) };
        match host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)) {
            IpAddr::V4(host) => format!("https://{host}:{port}"),
            IpAddr::V6(host) => format!("https://[{host}]:{port}"),
        }
    }
}

pub fn run(options: &Options, mode: Mode) -> Result<ExitCode, String> {
    let filter = tracing_subscriber::EnvFilter::try_from_env("KITIR_LOG").unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(serve(options, mode))
}

async fn serve(options: &Options, mode: Mode) -> Result<ExitCode, String> {
    let catalogue = Arc::new(library::load(&options.governments).map_err(|findings| library::listed(&findings))?);
    let data = options.data(mode);
    setup::own_folder(&data)?;
    let _lock = folder::Lock::take(&data)?;
    let keys = setup::keys(&setup::master_key_file(options.master_key.as_deref(), &data))?;
    let store = Sqlite::open(&data, keys, store::sqlite::Options::default()).map_err(|error| error.to_string())?;
    note_editions(&store, &catalogue).await?;
    let press = Arc::new(certificate::Press::new());
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let intake = intake::Pool::new(program, vec!["intake-worker".to_owned()], 2, intake::Limits::default());
    let intake = intake.scanned_by(options.front.scanner());
    let url = options.url();
    let demo = (mode == Mode::Demo).then(|| demo::staff::log_ins(&catalogue));
    let mut web = options.front.web(&catalogue, &url)?;
    let (post, carrier) = options.post.post(mode == Mode::Demo)?;
    web.post = post;
    let settings = Settings { secure: options.uses_tls() || options.behind_tls_proxy, public_url: url.clone(), demo: demo.clone(), web };
    for government in catalogue.governments() {
        let issuer = settings.web.providers.get(&government.id).map(|provider| provider.issuer().to_owned());
        if mode == Mode::Real
            && let Some(link) = setup::link(&store, government, issuer.as_deref(), &url).await?
        {
            println!("First administrator of {} (once, within 24 hours): {link}", government.name);
        }
    }
    let desk = Arc::new(Desk::new(store, catalogue, press, intake, Box::new(clock::now), settings));
    if mode == Mode::Demo {
        demo::prepare(&desk).await?;
    }
    announce(&url, &data, demo.as_ref());
    tokio::spawn(jobs::every_hour(desk.clone()));
    tokio::spawn(jobs::every_minute(desk.clone()));
    if let Some(carrier) = carrier {
        tokio::spawn(jobs::letters(desk.clone(), carrier));
    }
    let store = desk.store.clone();
    listen(options, &data, desk).await?;
    let batches = store.batches();
    // Read by `kitir bench`, and of interest to whoever runs this for real.
    eprintln!("stopped in order; commits={} median_batch={}", batches.count, batches.median);
    Ok(ExitCode::SUCCESS)
}

async fn listen(options: &Options, data: &Path, desk: Arc<Desk>) -> Result<(), String> {
    let router = desk::router(desk);
    let router = if options.behind_tls_proxy || options.front.tls_cert.is_some() { desk::with_strict_transport(router) } else { router };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let handle = axum_server::Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stopped().await;
            handle.graceful_shutdown(Some(std::time::Duration::from_secs(10)));
        }
    });
    let served = if options.uses_tls() {
        let addresses: Vec<IpAddr> = [options.listen.ip()].into_iter().chain(tls::local_address()).filter(|ip| !ip.is_unspecified()).collect();
        let config = options.front.certificate(data, &addresses).await?;
        bounded(axum_server::bind_rustls(options.listen, config)).handle(handle).serve(service).await
    } else {
        bounded(axum_server::bind(options.listen)).handle(handle).serve(service).await
    };
    served.map_err(|error| format!("{}: {error}", options.listen))
}

/// Ctrl-C or the service manager's request to stop.
async fn stopped() {
    let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    match terminated {
        Ok(mut terminated) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

/// An edition that was used before with another content is refused: cases are judged by the edition they were declared under.
async fn note_editions(store: &Sqlite, catalogue: &Catalogue) -> Result<(), String> {
    for government in catalogue.governments() {
        for service in government.services.values() {
            let at = clock::now().at;
            let same = store.note_edition(&government.id, &service.id, service.edition, service.digest, at).await.map_err(|fault| fault.to_string())?;
            if !same {
                return Err(format!(
                    "service {} of {} was changed but is still edition {}: raise `edition` in its service.toml",
                    service.id, government.id, service.edition
                ));
            }
        }
    }
    Ok(())
}

fn announce(url: &str, data: &Path, demo: Option<&Demo>) {
    println!("Kitir {} at {url}  (data in {})", env!("CARGO_PKG_VERSION"), data.display());
    let Some(demo) = demo else { return };
    println!("Staff sign in at {url}/petugas with the password \"{}\":", demo.password);
    let first = demo.staff.first().map(|one| &one.government);
    for one in demo.staff.iter().filter(|one| Some(&one.government) == first) {
        println!("  {:<12} {}", one.name, one.who);
    }
    // Browsers send `<name>.localhost` to this machine by themselves.
    let port = url.rsplit_once(':').map_or("", |(_, port)| port);
    for one in demo.staff.iter().filter(|one| Some(&one.government) != first) {
        println!("  {:<12} {} at http://{}.localhost:{port}/petugas", one.name, one.who, one.government);
    }
    for one in &demo.programs {
        println!("  {:<12} {} at http://{}.localhost:{port}/api/v1/pencatatan with \"Authorization: Bearer {}\"", "(program)", one.who, one.government, one.token);
    }
}
