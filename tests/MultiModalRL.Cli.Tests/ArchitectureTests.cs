using System.Reflection;

namespace MultiModalRL.Cli.Tests;

/// <summary>Which assembly knows which: the arrows of the architecture.</summary>
[TestFixture]
public sealed class ArchitectureTests
{
    [TestCase("MultiModalRL.Core", "")]
    [TestCase("MultiModalRL.Datasets", "Core")]
    [TestCase("MultiModalRL.Environments", "Core Datasets")]
    [TestCase("MultiModalRL.Torch", "Core")]
    [TestCase("MultiModalRL.Agents", "Core Torch")]
    [TestCase("MultiModalRL.Running", "Core")]
    [TestCase("MultiModalRL.Evaluation", "Core Running")]
    public void References_OfAnAssembly_AreThoseAllowed(string assembly, string allowed)
    {
        var references = Load(assembly).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("MultiModalRL.", StringComparison.Ordinal) || name == "mmrl");
        Assert.That(references, Is.SubsetOf(allowed.Split(' ').Select(name => $"MultiModalRL.{name}")));
    }

    [TestCase("MultiModalRL.Core")]
    [TestCase("MultiModalRL.Running")]
    [TestCase("MultiModalRL.Datasets")]
    [TestCase("MultiModalRL.Environments")]
    [TestCase("MultiModalRL.Evaluation")]
    public void References_OfAnAssemblyWithoutTensors_LeaveTorchSharpOut(string assembly) =>
        Assert.That(Load(assembly).GetReferencedAssemblies().Select(name => name.Name), Has.None.EqualTo("TorchSharp"));

    [Test]
    public void Types_ThatCanBeMade_AreSealedOrMeantToBeDerivedFrom()
    {
        // The compiler makes Program of the top-level statements.
        string[] names = ["MultiModalRL.Running", "mmrl"];
        var open = names.Select(Load).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !type.Name.Contains('<', StringComparison.Ordinal) && type.Name != "Program");
        Assert.That(open, Is.Empty);
    }

    private static Assembly Load(string name) => Assembly.Load(new AssemblyName(name));
}
