using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Validation that is held out of training by whole groups of records, where the data have none and records of a group
/// are too alike to be parted.
/// </summary>
internal static class GroupSplit
{
    /// <summary>Parts training into training and validation, unless there is validation already or no training.</summary>
    /// <param name="parts">The parts that the data have; changed.</param>
    /// <param name="group">What is held out together.</param>
    /// <param name="share">The share of the groups that is held out; a larger one holds out all that a smaller one does.</param>
    public static void HoldOut(Dictionary<Split, Func<RecordedQuestions>> parts, Func<QuestionRecord, string> group, double share)
    {
        if (parts.ContainsKey(Split.Validation) || !parts.TryGetValue(Split.Train, out var read))
        {
            return;
        }

        var all = new Lazy<RecordedQuestions>(read);
        parts[Split.Train] = () => all.Value.Where(record => !IsHeldOut(group(record), share));
        parts[Split.Validation] = () => all.Value.Where(record => IsHeldOut(group(record), share));
    }

    private static bool IsHeldOut(string group, double share) =>
        ContentSplit.Of(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(group))), 0, share) == Split.Validation;
}
