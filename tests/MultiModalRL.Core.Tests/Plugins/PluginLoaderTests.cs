using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;

namespace MultiModalRL.Core.Tests;

public sealed class PluginLoaderTests
{
    private string folder = "";

    [SetUp]
    public void SetUp() =>
        folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.TestDirectory, "made", TestContext.CurrentContext.Test.ID)).FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Load_SamplePlugin_IsModulesOfThisCoreFromItsOwnFolder()
    {
        var assembly = PluginLoader.Load(PluginFiles.Sample);
        Assert.That(assembly.Location, Is.EqualTo(PluginFiles.Sample));
        Assert.That(AssemblyLoadContext.GetLoadContext(assembly), Is.Not.EqualTo(AssemblyLoadContext.Default));
        using var provider = new ServiceCollection().AddMultiModalRL().AddModulesFrom(assembly).BuildServiceProvider();
        Assert.That(provider.GetRequiredService<EnvironmentRegistry>().Get("sample/Corridor-v0").Summary, Is.Not.Empty);
        Assert.That(provider.GetRequiredService<AgentRegistry>().Get("q-learning").Summary, Is.Not.Empty);
    }

    [Test]
    public void Load_CoreBesideThePlugin_TheHostsWins()
    {
        var copy = Path.Combine(folder, Path.GetFileName(PluginFiles.Sample));
        File.Copy(PluginFiles.Sample, copy);
        File.Copy(typeof(IModule).Assembly.Location, Path.Combine(folder, "MultiModalRL.Core.dll"));
        Assert.That(PluginLoader.Load(copy).GetExportedTypes().Count(type => type.IsAssignableTo(typeof(IModule))), Is.EqualTo(2));
    }

    [Test]
    public void Load_OwnDependencyBesideIt_IsFound()
    {
        var file = PluginFiles.WriteWithDependency(folder);
        var modules = PluginLoader.Load(file).GetExportedTypes();
        Assert.That(Activator.CreateInstance(modules.Single()), Is.InstanceOf<IModule>());
    }

    [Test]
    public void Load_DependencyMissing_ThrowsInputExceptionThatNamesIt()
    {
        var file = PluginFiles.WriteWithDependency(folder);
        File.Delete(Path.Combine(folder, "PluginDependency.dll"));
        Assert.That(() => PluginLoader.Load(file), Throws.TypeOf<InputException>().With.Message.Contains("PluginDependency").And.Message.Not.Contains("\n"));
    }

    [Test]
    public void Load_MissingFile_ThrowsInputException() => Assert.That(
        () => PluginLoader.Load(Path.Combine(folder, "none.dll")), Throws.TypeOf<InputException>().With.Message.Contains("none.dll: no such file"));

    [TestCase("")]
    [TestCase("not an assembly")]
    public void Load_NotAnAssembly_ThrowsInputException(string text)
    {
        var file = Path.Combine(folder, "text.dll");
        File.WriteAllText(file, text);
        Assert.That(() => PluginLoader.Load(file), Throws.TypeOf<InputException>().With.Message.Contains("not a .NET assembly"));
    }

    [Test]
    public void Load_NeedsNewerCore_ThrowsInputExceptionWithBothVersions()
    {
        var file = Path.Combine(folder, "Empty.dll");
        PluginFiles.WriteEmpty(file, new Version(99, 0, 0, 0));
        var host = typeof(IModule).Assembly.GetName().Version;
        Assert.That(
            () => PluginLoader.Load(file),
            Throws.TypeOf<InputException>().With.Message.Contains($"needs MultiModalRL.Core 99.0.0.0, this program has {host}"));
    }

    [Test]
    public void Load_NoModules_ThrowsInputException()
    {
        var file = Path.Combine(folder, "Empty.dll");
        PluginFiles.WriteEmpty(file, new Version(0, 0, 0, 1));
        Assert.That(() => PluginLoader.Load(file), Throws.TypeOf<InputException>().With.Message.Contains("Empty has no class that implements IModule"));
    }
}
