using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace MultiModalRL.Core.Tests;

public sealed class RegistryTests
{
    [Test]
    public void AddModulesFrom_ThisAssembly_RegistersEnvironmentsAndAgentsById()
    {
        using var provider = Provider();
        var environments = provider.GetRequiredService<EnvironmentRegistry>();
        Assert.That(environments.All.Select(registration => registration.Id.ToString()), Is.EqualTo(new[] { "test/Guess-v0", "test/Walk-v0" }));
        Assert.That(provider.GetRequiredService<AgentRegistry>().All.Select(agent => agent.Name), Is.EqualTo(new[] { "sleepy", "tired" }));
        using var environment = environments.Get("test/Walk-v0").Create(new EnvironmentRequest(3, Split.Test, null, 1), new object());
        Assert.That(environment.Count, Is.EqualTo(3));
    }

    [Test]
    public void Get_Unknown_ListsTheNearest()
    {
        using var provider = Provider();
        Assert.That(
            () => provider.GetRequiredService<EnvironmentRegistry>().Get("test/Wolk-v0"),
            Throws.TypeOf<InputException>().With.Message.EqualTo(
                "environment 'test/Wolk-v0' is unknown; the nearest are: test/Walk-v0, test/Guess-v0"));
        Assert.That(
            () => provider.GetRequiredService<AgentRegistry>().Get("slepy"),
            Throws.TypeOf<InputException>().With.Message.Contains("the nearest are: sleepy"));
    }

    [Test]
    public void Get_MalformedId_NamesTheGrammar()
    {
        using var provider = Provider();
        Assert.That(
            () => provider.GetRequiredService<EnvironmentRegistry>().Get("Walk"),
            Throws.TypeOf<InputException>().With.Message.Contains("namespace/Name-vN"));
    }

    [Test]
    public void Registry_SameNameTwice_Throws()
    {
        var environment = EnvironmentRegistration.Of<object>(EnvironmentId.Parse("a/B-v0"), "", (_, _) => throw new NotSupportedException());
        var agent = AgentRegistration.Of<object>("ppo", "", (_, _) => throw new NotSupportedException());
        Assert.That(
            () => new EnvironmentRegistry([environment, environment], []),
            Throws.TypeOf<InputException>().With.Message.EqualTo("environment a/B-v0 is registered twice"));
        Assert.That(
            () => new EnvironmentRegistry([environment], [new Source(environment)]),
            Throws.TypeOf<InputException>().With.Message.Contains("a/B-v0"));
        Assert.That(
            () => new AgentRegistry([agent, agent], []), Throws.TypeOf<InputException>().With.Message.EqualTo("agent 'ppo' is registered twice"));
    }

    [Test]
    public void AddModulesFrom_AssemblyWithoutModules_Throws() => Assert.That(
        () => new ServiceCollection().AddModulesFrom(typeof(object).Assembly),
        Throws.TypeOf<InputException>().With.Message.Contains("System.Private.CoreLib"));

    private static ServiceProvider Provider() =>
        new ServiceCollection().AddMultiModalRL().AddModulesFrom(Assembly.GetExecutingAssembly()).BuildServiceProvider();

    private sealed class Source(EnvironmentRegistration registration) : IEnvironmentSource
    {
        public IEnumerable<EnvironmentRegistration> Registrations => [registration];
    }

    private sealed class WalkModule : IModule
    {
        public void Register(ModuleBuilder modules) => modules
            .AddEnvironment<object>("test/Walk-v0", "a walk", (_, _) => new WalkEnvironment())
            .AddAgent<object>("tired", "does not act", (_, _) => throw new NotSupportedException());
    }

    private sealed class GuessModule : IModule
    {
        public void Register(ModuleBuilder modules) => modules
            .AddEnvironment<object>("test/Guess-v0", "a coin", (_, _) => new GuessEnvironment())
            .AddAgent<object>("sleepy", "does not act", (_, _) => throw new NotSupportedException());
    }
}
