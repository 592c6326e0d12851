using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// The checkpoints of a run, a folder a step, and beside them a copy of the best, which stays. One is written under a name that starts
/// with a dot, put on the disk, and renamed when complete, so whatever has a step for its name is complete.
/// </summary>
/// <param name="folder">The folder that holds them.</param>
internal sealed class CheckpointStore(string folder)
{
    /// <summary>The name of the best.</summary>
    public const string BestName = "best";

    private const string TemporaryPrefix = ".tmp-";
    private const string ReplacedPrefix = ".old-";

    /// <summary>Writes a checkpoint; drops all but the newest ones afterwards.</summary>
    /// <param name="manifest">What it says of itself, but for its files.</param>
    /// <param name="fill">Writes everything else into the folder it is given.</param>
    /// <param name="keep">How many stay.</param>
    public void Write(CheckpointManifest manifest, Action<string> fill, int keep)
    {
        Write(NameOf(manifest.Step), manifest, fill);
        foreach (var step in Steps().Skip(keep))
        {
            Directory.Delete(PathOf(step), recursive: true);
        }
    }

    /// <summary>Writes the best checkpoint in the place of the one before.</summary>
    public void WriteBest(CheckpointManifest manifest, Action<string> fill) => Write(BestName, manifest, fill);

    /// <summary>The best checkpoint; null where there is none.</summary>
    /// <exception cref="InputException">It is damaged; the message names the file.</exception>
    public Checkpoint? Best()
    {
        var path = Path.Combine(folder, BestName);
        try
        {
            return Directory.Exists(path) ? Open(path) : null;
        }
        catch (InputException flaw)
        {
            throw new InputException($"{flaw.Message}; to go on without it, remove this checkpoint's folder", flaw);
        }
    }

    /// <summary>The checkpoint of a step, or the best.</summary>
    /// <exception cref="InputException">It is damaged, or not there: the message names those that are.</exception>
    public Checkpoint Named(string name)
    {
        string[] names = [.. Steps().Select(NameOf), .. Directory.Exists(Path.Combine(folder, BestName)) ? [BestName] : Array.Empty<string>()];
        if (names.Contains(name))
        {
            return name == BestName ? Best()! : Open(Path.Combine(folder, name));
        }

        var there = names.Length == 0 ? "there is none yet" : $"expected one of {string.Join(", ", names)}";
        throw new InputException($"{folder}: no checkpoint '{name}' there: {there}{(name == BestName ? " (the best is kept where run.evaluationSteps is given in training)" : "")}");
    }

    private void Write(string name, CheckpointManifest manifest, Action<string> fill)
    {
        var temporary = Path.Combine(folder, TemporaryPrefix + name);
        RemoveLeftovers();
        Directory.CreateDirectory(temporary);
        try
        {
            fill(temporary);
            var files = Files(temporary).Select(file => Describe(temporary, file, synchronize: true)).ToImmutableArray();
            RunJson.Write(Path.Combine(temporary, Checkpoint.ManifestName), manifest with { Files = files });
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }

        Publish(temporary, name);
    }

    /// <summary>The checkpoint of the highest step; null where there is none.</summary>
    /// <exception cref="InputException">It is damaged; the message names the file.</exception>
    public Checkpoint? Newest()
    {
        var steps = Steps();
        try
        {
            return steps.Length == 0 ? null : Open(PathOf(steps[0]));
        }
        catch (InputException flaw) when (steps.Length > 1)
        {
            throw new InputException($"{flaw.Message}; where the one before will do, remove this checkpoint's folder", flaw);
        }
    }

    /// <inheritdoc cref="Latest(out InputException?)"/>
    public Checkpoint? Latest() => Latest(out _);

    /// <summary>The checkpoint of the highest step whose files are all as they were written; null where there is none.</summary>
    /// <param name="flaw">What is wrong with the newest one, where it is passed over.</param>
    /// <exception cref="InputException">There are some, and all are damaged; the message names the first flaw.</exception>
    public Checkpoint? Latest(out InputException? flaw)
    {
        flaw = null;
        foreach (var step in Steps())
        {
            try
            {
                return Open(PathOf(step));
            }
            catch (InputException exception)
            {
                flaw ??= exception;
            }
        }

        return flaw is null ? null : throw flaw;
    }

    /// <summary>Removes what an interrupted write left behind, and puts back what it had moved out of the way.</summary>
    public void RemoveLeftovers()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var replaced in Directory.GetDirectories(folder, ReplacedPrefix + "*"))
        {
            var target = Path.Combine(folder, Path.GetFileName(replaced)[ReplacedPrefix.Length..]);
            if (Directory.Exists(target))
            {
                Directory.Delete(replaced, recursive: true);
            }
            else
            {
                Directory.Move(replaced, target);
            }
        }

        foreach (var temporary in Directory.GetDirectories(folder, TemporaryPrefix + "*"))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static Checkpoint Open(string path)
    {
        var manifest = RunJson.Read<CheckpointManifest>(Path.Combine(path, Checkpoint.ManifestName));
        if (manifest.Format != CheckpointManifest.CurrentFormat)
        {
            throw new InputException($"checkpoint {path}: format {manifest.Format}, expected {CheckpointManifest.CurrentFormat}");
        }

        foreach (var file in manifest.Files)
        {
            var found = Path.Combine(path, file.Path);
            if (!File.Exists(found) || Describe(path, found, synchronize: false) != file)
            {
                throw new InputException($"checkpoint {path}: {file.Path} is missing or not as it was written (SHA-256 {file.Sha256})");
            }
        }

        return new Checkpoint(path, manifest);
    }

    // A folder cannot be replaced in one step: the older one of the same step goes out of the way first.
    private void Publish(string temporary, string name)
    {
        var target = Path.Combine(folder, name);
        var replaced = Path.Combine(folder, ReplacedPrefix + name);
        if (Directory.Exists(target))
        {
            Directory.Move(target, replaced);
        }

        Directory.Move(temporary, target);
        if (Directory.Exists(replaced))
        {
            Directory.Delete(replaced, recursive: true);
        }
    }

    private long[] Steps() => Directory.Exists(folder)
        ? Directory.GetDirectories(folder)
            .Select(path => long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : -1)
            .Where(step => step >= 0)
            .OrderDescending()
            .ToArray()
        : [];

    private string PathOf(long step) => Path.Combine(folder, NameOf(step));

    private static string NameOf(long step) => step.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Files(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static CheckpointFile Describe(string root, string path, bool synchronize)
    {
        using var file = new FileStream(path, FileMode.Open, synchronize ? FileAccess.ReadWrite : FileAccess.Read, FileShare.Read);
        if (synchronize)
        {
            file.Flush(flushToDisk: true);
        }

        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return new CheckpointFile(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
