using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

[TestFixture]
public sealed class ReportTests
{
    private static readonly string[] Seeds = ["1", "2"];
    private Shell shell;

    [OneTimeSetUp]
    public void MeasureTwoSeeds()
    {
        shell = new Shell();
        foreach (var seed in Seeds)
        {
            var supervised = shell.Folder($"seed-{seed}/supervised");
            Done([.. TinyRuns.Supervised(supervised), "--seed", seed]);
            Done([.. TinyRuns.Ppo(shell.Folder($"seed-{seed}/ppo")), "--init", supervised, "--seed", seed, "--quiet"]);
            foreach (var price in new[] { "0.2", "0.6" })
            {
                Evaluate(seed, $"at-{price}", "--run", shell.Folder($"seed-{seed}/ppo"), "--set", $"price={price}");
            }

            foreach (var looks in new[] { "2", "5" })
            {
                Evaluate(seed, $"looks-{looks}", "--env", TinyRuns.Glimpse, "--agent", "fixed-look", "--init", supervised, "--set", $"looks={looks}");
            }

            Evaluate(seed, "majority", ["--env", TinyRuns.Glimpse, "--agent", "majority", .. TinyRuns.Data]);
        }
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Report_OfOneStudy_ComparesTheFrontWithFamilies()
    {
        var report = Report(shell.Folder("seed-1/evaluations"));
        var agents = report["results"]!.AsArray().Select(result => (string)result!["agent"]!);
        var family = report["families"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(agents, Is.EqualTo(new[] { "ppo@0.2", "ppo@0.6", "fixed-look-raster-2", "fixed-look-raster-5", "majority" }));
            Assert.That((string)family["family"]!, Is.EqualTo("fixed-look-raster"));
            Assert.That(family["members"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(report["fronts"]!.AsArray().Select(front => (string)front!["name"]!), Is.EqualTo(new[] { "ppo", "fixed-look-raster" }));
            Assert.That(report["comparisons"]!.AsArray(), Has.Count.EqualTo(7));
            Assert.That(report["seeds"], Is.Null);
        });
    }

    [Test]
    public void Report_OfFoldersWithTheSamePolicies_IsOneStudyOverSeeds()
    {
        var seeds = Report(shell.Folder("seed-1/evaluations"), shell.Folder("seed-2/evaluations"))["seeds"]!;
        var policy = seeds["policies"]!.AsArray().Single(item => (string)item!["agent"]! == "ppo@0.2")!;
        Assert.Multiple(() =>
        {
            Assert.That(seeds["replications"]!.AsArray().Select(name => (string)name!), Is.EqualTo(new[] { "seed-1", "seed-2" }));
            Assert.That((int)policy["seeds"]!, Is.EqualTo(2));
            Assert.That((double)policy["accuracy"]!["mean"]!, Is.InRange((double)policy["accuracy"]!["least"]!, (double)policy["accuracy"]!["greatest"]!));
            Assert.That(File.ReadAllText(shell.Folder("report.html")), Does.Contain("Over training seeds"));
        });
    }

    [Test]
    public void Report_OfOneRunThatIsShownItsPrice_IsAFrontOfItsOwn()
    {
        var run = shell.Folder("seed-1/conditioned");
        Done([.. TinyRuns.Ppo(run), "--init", shell.Folder("seed-1/supervised"), "--set", "priceUpTo=0.9", "--quiet"]);
        foreach (var price in new[] { "0.2", "0.6" })
        {
            Evaluate("1", $"../conditioned/at-{price}", "--run", run, "--set", $"price={price}", "--set", $"priceUpTo={price}");
        }

        Evaluate("1", "../conditioned/any", "--run", run);
        var report = Report(shell.Folder("seed-1/evaluations"), shell.Folder("seed-1/conditioned"));
        var results = report["results"]!.AsArray();
        Assert.That(
            results.Select(result => (string)result!["agent"]!).Where(name => name.StartsWith("ppo", StringComparison.Ordinal)),
            Is.EquivalentTo(new[] { "ppo@0.2", "ppo@0.6", "ppo-conditioned@0.2", "ppo-conditioned@0.6", "ppo-conditioned@0.1–0.9" }));
        Assert.That(
            report["fronts"]!.AsArray().Select(front => (string)front!["name"]!),
            Is.EquivalentTo(new[] { "ppo", "ppo-conditioned", "fixed-look-raster" }));
        Assert.That(results.Single(result => (string)result!["agent"]! == "ppo-conditioned@0.1–0.9")!["price"], Is.Null);
    }

    [Test]
    public void Report_OfRunsWithTheSameAgentAndPrice_NamesThemByFolder()
    {
        Evaluate("1", "../ablations/with", "--run", shell.Folder("seed-1/ppo"), "--set", "price=0.4");
        Evaluate("1", "../ablations/without", "--run", shell.Folder("seed-1/ppo"), "--set", "price=0.4");
        var report = Report(shell.Folder("seed-1/ablations"));
        Assert.That(report["results"]!.AsArray().Select(result => (string)result!["agent"]!), Is.EqualTo(new[] { "with", "without" }));
    }

    private void Evaluate(string seed, string name, params string[] arguments) =>
        Done(["evaluate", .. arguments, "--out", shell.Folder($"seed-{seed}/evaluations/{name}"), "--quiet"]);

    private JsonObject Report(params string[] folders)
    {
        Done(["report", .. folders, "--out", shell.Folder("report.html"), "--json", "--quiet"]);
        return shell.Json;
    }

    private void Done(string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
