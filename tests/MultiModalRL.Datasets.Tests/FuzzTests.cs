using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Damaged files of every format: each is read or refused, soon, and without much memory.</summary>
public sealed class FuzzTests
{
    private const long MostBytes = 1L << 31;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    [TestCaseSource(typeof(Mutations), nameof(Mutations.Formats))]
    public void Read_MutatedFile_SucceedsOrNamesTheFile(string format)
    {
        using var mutations = new Mutations();
        var random = new SeedSequence(21).Stream(format);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            refused += mutations.IsRefused(format, ref random) ? 1 : 0;
        }

        Assert.That(refused, Is.InRange(10, 300));
    }

    /// <summary>The long run: MMRL_FUZZ_INPUTS says how many inputs (a million unless said), MMRL_FUZZ_SEED the seed.</summary>
    [Test]
    [Explicit("Takes ten minutes or more.")]
    public void Read_AMillionMutatedFiles_SucceedsOrNamesTheFile()
    {
        var inputs = Setting("MMRL_FUZZ_INPUTS", 1_000_000);
        var seeds = new SeedSequence((ulong)Setting("MMRL_FUZZ_SEED", 1));
        using var mutations = new Mutations();
        var refused = 0L;
        var largest = 0L;
        var worker = 0L;
        var reading = Task.Run(() =>
        {
            for (; worker < inputs; Volatile.Write(ref worker, worker + 1))
            {
                var format = Mutations.Formats[(int)(worker % Mutations.Formats.Count)];
                var random = seeds.Stream($"{format}/{worker}");
                try
                {
                    refused += mutations.IsRefused(format, ref random) ? 1 : 0;
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"input {worker}, {format}", exception);
                }

                largest = Math.Max(largest, Environment.WorkingSet);
            }
        });
        for (var last = -1L; !reading.Wait(MostTime); last = Volatile.Read(ref worker))
        {
            Assert.That(Volatile.Read(ref worker), Is.Not.EqualTo(last), "one input takes more than its time");
        }

        TestContext.Out.WriteLine($"{inputs} inputs, {refused} refused, at most {largest >> 20} MB resident");
        Assert.That(largest, Is.LessThan(MostBytes));
        Assert.That(refused, Is.InRange(inputs / 10, inputs));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
