using System.Buffers.Binary;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>A checkpoint that is of something else is refused in one line: which file, what is there, what was expected.</summary>
[NonParallelizable]
public sealed class CheckpointTests
{
    private const int Rows = 4;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Create_FromARunOfOtherFieldsOfTheSameSize_IsRefusedByTheirNames([Values] bool init)
    {
        using var folder = new TemporaryFolder();
        Save(folder, "tiny/Chain-v0");
        using var locks = ReferenceWorlds.Create("tiny/Locks-v0", Rows, """{ "dials": [2] }""");
        var context = ReferenceWorlds.Context(locks) with
        {
            InitFolder = init ? folder.Path : null,
            CheckpointFolder = init ? null : folder.Path,
        };
        Assert.That(() => new PpoAgent(context, SmallAgents.PpoOptions), Throws.TypeOf<InputException>().With.Message.StartsWith(
            Path.Combine(folder.Path, "vector-agent.json") + ": a model for tiny/Chain-v0 does not fit tiny/Locks-v0: ").And.Message.Contains("expected"));
    }

    [TestCase("state", -1f, 1f, 3, null)]
    [TestCase("other", -1f, 1f, 3, "observations of other: reals [2] from -1 to 1, expected state: reals [2] from -1 to 1")]
    [TestCase("state", -2f, 1f, 3, "observations of state: reals [2] from -2 to 1, expected state: reals [2] from -1 to 1")]
    [TestCase("state", -1f, 1f, 4, "actions of action: one of 4, expected action: one of 3")]
    public void Load_EqualOrOtherSpaces_IsAcceptedOrRefused(string name, float low, float high, int actions, string? refusal)
    {
        using var folder = new TemporaryFolder();
        using var saved = new PpoAgent(Context(name, low, high, actions), SmallAgents.PpoOptions);
        saved.Save(folder.Path);
        using var agent = new PpoAgent(Context("state", -1, 1, 3), SmallAgents.PpoOptions);
        Assert.That(
            () => agent.Load(folder.Path),
            refusal is null ? Throws.Nothing : Throws.TypeOf<InputException>().With.Message.EndsWith("test/Box-v0 does not fit test/Box-v0: " + refusal));
    }

    [Test]
    public void Load_HeaderOfAnEarlierVersion_IsRefusedByItsVersion()
    {
        using var folder = new TemporaryFolder();
        using var agent = new PpoAgent(Context("state", -1, 1, 3), SmallAgents.PpoOptions);
        agent.Save(folder.Path);
        var path = Path.Combine(folder.Path, "vector-agent.json");
        File.WriteAllText(path, """{ "version": 1, "agent": "ppo", "environment": "test/Box-v0", "features": 2, "outputs": 3, "deviations": 0, "options": {} }""");
        Assert.That(
            () => agent.Load(folder.Path),
            Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: a checkpoint of version 1, expected 2: train anew"));
    }

    [Test]
    public void Load_StateWithoutItsFormat_IsRefused([Values(SmallAgents.Ppo, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name)
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var agent = SmallAgents.Create(name, SmallAgents.Context(environment));
        agent.Save(folder.Path);
        var path = Path.Combine(folder.Path, "state.bin");
        var bytes = File.ReadAllBytes(path);
        var format = bytes.AsSpan().IndexOf("ONP1"u8);
        File.WriteAllBytes(path, [.. bytes[..format], .. bytes[(format + 4)..]]);
        Assert.That(() => agent.Load(folder.Path), Throws.TypeOf<InputException>().With.Message.EqualTo(
            $"{path}: format 00000004, expected 31504E4F: not of agent '{name}', or of another version: train anew"));

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(format + 4), 16);
        File.WriteAllBytes(path, bytes);
        Assert.That(() => agent.Load(folder.Path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: of 16 rows, expected 4: give run.rows=16"));
    }

    [Test]
    public void Load_BytesLeftOver_IsRefused([Values(SmallAgents.Ppo, SmallAgents.Supervised)] string name)
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var agent = SmallAgents.Create(name, SmallAgents.Context(environment));
        agent.Save(folder.Path);
        var path = Path.Combine(folder.Path, "state.bin");
        File.AppendAllText(path, "more");
        Assert.That(() => agent.Load(folder.Path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}: 4 bytes are left over"));
    }

    private static void Save(TemporaryFolder folder, string id)
    {
        using var environment = ReferenceWorlds.Create(id, Rows);
        using var agent = new PpoAgent(ReferenceWorlds.Context(environment), SmallAgents.PpoOptions);
        agent.Save(folder.Path);
    }

    private static AgentContext Context(string name, float low, float high, int actions)
    {
        var spec = new EnvironmentSpec(
            EnvironmentId.Parse("test/Box-v0"),
            new([new(name, new BoxSpace([2], low, high))]), new([new(EnvironmentSpec.ActionField, new DiscreteSpace(actions))]));
        return new AgentContext(spec, Rows, null, 1, Device.Cpu, null, 1000);
    }
}
